package cn.icpfiling.account.events;

import java.util.UUID;

/** Gets each event in the transaction that logs it. */
public interface EventFollower {

    void follow(UUID owner, EventView event);
}
