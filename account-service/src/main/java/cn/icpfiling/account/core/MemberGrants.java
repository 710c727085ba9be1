package cn.icpfiling.account.core;

import cn.icpfiling.platform.security.Membership;
import cn.icpfiling.platform.security.Right;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All rights of a member; they add up. */
public record MemberGrants(List<MemberGrant> items) {

    public MemberGrants {
        items = List.copyOf(items);
    }

    /** Returns the membership as a token names it. */
    public Membership of(UUID member) {
        var everywhere = EnumSet.noneOf(Right.class);
        var services = new HashMap<UUID, Set<Right>>();
        for (var grant : items) {
            if (grant.serviceId() == null) {
                everywhere.addAll(grant.rights());
            } else {
                services.computeIfAbsent(grant.serviceId(), service -> EnumSet.noneOf(Right.class))
                        .addAll(grant.rights());
            }
        }
        return new Membership(member, everywhere, services);
    }
}
