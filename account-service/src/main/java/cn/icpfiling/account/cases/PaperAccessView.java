package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CasePaper;
import java.util.List;
import java.util.UUID;

/**
 * What filing-service may store for the caller.
 *
 * @param takesPapers whether the case waits for its holder
 * @param papers the kinds that the case needs; it takes no others
 */
record PaperAccessView(UUID caseId, boolean takesPapers, List<CasePaper> papers) {}
