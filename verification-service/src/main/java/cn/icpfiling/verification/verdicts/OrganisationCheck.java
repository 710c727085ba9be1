package cn.icpfiling.verification.verdicts;

import cn.icpfiling.verification.core.rules.OrganisationFinding;
import cn.icpfiling.verification.sources.Asked;
import java.util.List;

/** The result for the organisation of an order; without evidence if no register was asked. */
record OrganisationCheck(OrganisationFinding finding, List<Asked> evidence) {}
