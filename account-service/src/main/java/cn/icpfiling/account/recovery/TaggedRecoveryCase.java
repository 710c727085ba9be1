package cn.icpfiling.account.recovery;

import cn.icpfiling.platform.web.write.VersionTag;

/** A recovery case with its version, which becomes the ETag. */
record TaggedRecoveryCase(RecoveryCaseView view, VersionTag tag) {}
