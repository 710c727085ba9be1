package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.MemberGrant;
import java.util.List;
import java.util.UUID;

/** The membership that a session acts for, with the rights of its tokens. */
public record SessionMembership(UUID memberId, UUID accountId, List<MemberGrant> grants) {}
