package cn.icpfiling.account.members;

import cn.icpfiling.platform.web.write.VersionTag;

/** A member with its ETag. */
record TaggedMember(MemberView member, VersionTag tag) {}
