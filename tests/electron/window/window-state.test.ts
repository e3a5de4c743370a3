import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowSizes, openingBounds } from '../../../electron/window/window-state.ts';

const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 984 };
const saved = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

describe('where the window opens', () => {
  it('as it was left, on the screen where it was', () => {
    expect(openingBounds(saved, [left, right])).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
    expect(openingBounds({ ...saved, x: 1930 }, [left, right])).toEqual({ x: 1930, y: 50, width: 1200, height: 800 });
  });

  it('in the middle (no position) on the first start, no larger than the screen', () => {
    expect(openingBounds(null, [left])).toEqual({ width: 1440, height: 900 });
    expect(openingBounds(null, [right])).toEqual({ width: 1280, height: 900 });
  });

  it('on a screen that is there, when the one it was on has been unplugged', () => {
    expect(openingBounds({ ...saved, x: 2500 }, [left])).toEqual({ width: 1200, height: 800 });
    expect(openingBounds({ ...saved, x: -5000, y: -5000 }, [left])).toEqual({ width: 1200, height: 800 });
  });

  it('wholly on the screen, when it hung over an edge or the screen has shrunk', () => {
    expect(openingBounds({ ...saved, x: 1500, y: -30 }, [left])).toEqual({ x: 720, y: 0, width: 1200, height: 800 });
    expect(openingBounds({ ...saved, width: 4000, height: 3000 }, [left])).toEqual(left);
  });

  it('never below its smallest size, never out of reach', () => {
    const whole = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 10_000 });
    const state = fc.record({ x: whole, y: whole, width: size, height: size, maximized: fc.boolean() });
    fc.assert(
      fc.property(state, (any) => {
        const bounds = openingBounds(any, [left, right]);
        expect(bounds.width).toBeGreaterThanOrEqual(windowSizes.main.minimum.width);
        expect(bounds.height).toBeGreaterThanOrEqual(windowSizes.main.minimum.height);
        if (bounds.x === undefined || bounds.y === undefined) return;
        const home = [left, right].find(
          (screen) => bounds.x! >= screen.x && bounds.x! + bounds.width <= screen.x + screen.width,
        );
        expect(home).toBeDefined();
        expect(bounds.y).toBeGreaterThanOrEqual(home!.y);
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(home!.y + home!.height);
      }),
    );
  });
});
