package cn.icpfiling.account.cases;

import cn.icpfiling.platform.web.write.VersionTag;

/** A case with its version, which becomes the ETag. */
record TaggedSupportCase(SupportCaseView view, VersionTag tag) {}
