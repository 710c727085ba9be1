package cn.icpfiling.account.transfers;

import cn.icpfiling.platform.web.write.VersionTag;

/** A transfer with its ETag. */
record TaggedTransfer(TransferView transfer, VersionTag tag) {}
