package cn.icpfiling.account.members;

import java.util.List;

/** The memberships and invitations of a person; few enough for one answer. */
record MembershipList(List<MembershipView> items) {}
