package cn.icpfiling.verification.verdicts;

import cn.icpfiling.verification.core.rules.PhoneFinding;
import cn.icpfiling.verification.core.rules.PrincipalFinding;
import cn.icpfiling.verification.sources.Asked;
import java.util.List;

/** The result for a person; without evidence if the certificate number is invalid in itself. */
record PersonCheck(PersonPart part, PrincipalFinding finding, PhoneFinding phone, List<Asked> evidence) {}
