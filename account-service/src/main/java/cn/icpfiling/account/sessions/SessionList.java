package cn.icpfiling.account.sessions;

import java.util.List;

/** The open sessions of one account, latest first; few enough for one answer. */
record SessionList(List<SessionEntry> items) {}
