/**
 * Names that many people bear, folded. Two people of such a name are no surprise, so it says little by itself. Given and family
 * names stand together: which is which differs between languages.
 */
const given = `adam alan alex alexander alexandra alice ali amanda amy ana andre andrea andreas andrew andy anna anne anthony
  antonio arthur barbara ben benjamin bill bob brian bruce carl carlos carol caroline catherine charles charlie chris christian
  christina christine christopher claire clara claudia craig dan daniel dave david dean deborah dennis derek diana diego donald
  doug eduardo edward elena elizabeth emily emma eric erik eva fabian felix fernando francis francisco frank fred frederic gabriel
  gary george gerald gordon grace greg gregory hannah hans harry heather helen henry howard hugh ian ivan jack jacob jake james
  jamie jan jane jason javier jay jean jeff jeffrey jennifer jeremy jerry jessica jim joan joe joel johannes john johnny jon
  jonas jonathan jordan jorge jose joseph josh joshua juan judith julia julian julie justin karen karl kate katherine kathy
  keith ken kenneth kevin kim kyle lars laura lauren lee leo leon lewis lisa liz louis lucas lucy luis luke marc marco marcus
  maria marie mario mark markus martin martha mary mathias matt matthew matthias max michael michel miguel mike mohamed mohammad
  mohammed muhammad monica nancy natalie nathan neil nicholas nick nicolas nicole nina oliver olivier oscar owen pablo pat
  patricia patrick paul paula pedro peter phil philip philippe pierre rachel ralf ralph ray rebecca ricardo richard rick rob
  robert roberto robin rodrigo roger ron ronald rose ross roy ruth ryan sally sam samuel sandra sara sarah scott sean sebastian
  sergio sharon simon sofia sophie stefan stephan stephanie stephen steve steven stuart sue susan suresh sven sylvia tara ted
  teresa terry theresa thomas tim timothy todd tom tony tyler victor victoria vincent walter wayne wei will william wolfgang
  yan yang ying yu yuki zoe`;
const family = `adams ahmed allen anderson bailey baker bauer becker bell bennett bianchi brown bush butler campbell carter chan
  chang chen cheng choi chung clark collins cook cooper costa cox cruz das davies davis diaz edwards evans fernandez ferrari
  ferreira fischer flores foster garcia gomes gomez gonzales gonzalez gray green guo gupta hall han hansen harris he hernandez hill
  ho hoffmann hu huang hughes hussain ito jackson jain jang jensen jiang jimenez johansson johnson jones jung kang kato kaur kelly
  khan king klein kobayashi koch kumar larsen lewis li lim lin liu long lopez lu ma martinez meyer miller mitchell moore morales
  moreno morgan morris muller murphy murray nakamura nelson nguyen nielsen novak olsen ortiz park parker patel perez peterson
  petersen pham phillips price ramirez ramos rao reed reyes reynolds richardson richter rivera roberts robinson rodriguez rogers
  romero rossi russell russo sanchez santos sato schmidt schmitt schneider schulz schwarz shah sharma silva singh smith song
  sousa stewart sullivan sun suzuki tan tanaka tang taylor thompson torres tran turner wagner walker wang ward watanabe watson
  weber white williams wilson wolf wong wood wright wu xie xu yamamoto young zhang zhao zheng zhou zhu zimmermann`;

const common: ReadonlySet<string> = new Set(`${given} ${family}`.split(/\s+/));

/** Whether many people bear it. @param word folded: lower case, no accents */
export function isCommonName(word: string): boolean {
  return common.has(word);
}
