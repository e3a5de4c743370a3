import { useState } from 'react';
import { linkAddress } from '../../../../shared/model/link-address.ts';
import { openLink } from '../../actions/outside.ts';
import { Button } from '../../components/button.tsx';
import { Popover } from '../../components/popover.tsx';
import { text } from '../../text.ts';
import type { ReportDesk } from './insertion.ts';
import { linkPlace, putLink, removeLink, type LinkPlace } from './links.ts';
import { usePlaceAnchor } from './place-anchor.ts';

const words = text.reportEditor.link;

/** Asks for the address of a link on the selected words, or of the one that the caret stands in. */
export function askLink(desk: ReportDesk): void {
  const place = linkPlace(desk.page.view.state);
  if (place !== null) desk.ask(<LinkField desk={desk} place={place} />);
}

function LinkField({ desk, place }: { desk: ReportDesk; place: LinkPlace }) {
  const { view, run } = desk.page;
  const [address, setAddress] = useState(place.href);
  const [wrong, setWrong] = useState(false);
  const anchor = usePlaceAnchor(view, place.from);
  const close = (): void => desk.ask(null);
  return (
    <Popover anchor={anchor} label={words.label} onClose={close}>
      <form
        className="link-field"
        onSubmit={(event) => {
          event.preventDefault();
          const href = linkAddress(address);
          if (address.trim() === '' && place.href !== '') {
            close();
            run(removeLink(place));
          } else if (href === null) {
            setWrong(true);
          } else {
            close();
            run(putLink(place, href));
          }
        }}
      >
        <input
          className="field"
          data-autofocus
          aria-label={words.address}
          aria-invalid={wrong}
          placeholder={words.placeholder}
          spellCheck={false}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setWrong(false);
          }}
        />
        {wrong ? (
          <p className="field-error" role="alert">
            {words.wrong}
          </p>
        ) : null}
        <div className="link-tools">
          {place.href === '' ? null : (
            <>
              <Button look="quiet" onClick={() => void openLink(place.href)}>
                {words.open}
              </Button>
              <Button
                look="quiet"
                onClick={() => {
                  close();
                  run(removeLink(place));
                }}
              >
                {words.remove}
              </Button>
            </>
          )}
          <Button look="main" type="submit">
            {words.put}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
