package cn.icpfiling.verification.judgement;

import cn.icpfiling.verification.core.rules.PhoneFinding;
import cn.icpfiling.verification.core.rules.PrincipalFinding;
import cn.icpfiling.verification.sources.Asked;
import java.util.List;

/** A person judged; without evidence when the number already cannot be one. */
record PersonCheck(PersonPart part, PrincipalFinding finding, PhoneFinding phone, List<Asked> evidence) {}
