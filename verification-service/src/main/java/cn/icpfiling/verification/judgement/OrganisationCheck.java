package cn.icpfiling.verification.judgement;

import cn.icpfiling.verification.core.rules.OrganisationFinding;
import cn.icpfiling.verification.sources.Asked;
import java.util.List;

/** The organisation behind an order judged; without evidence when no register was asked. */
record OrganisationCheck(OrganisationFinding finding, List<Asked> evidence) {}
