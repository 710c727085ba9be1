package cn.icpfiling.account.core;

import cn.icpfiling.platform.security.Right;
import java.util.List;
import java.util.UUID;

/**
 * Rights that the holder of an account gives a member.
 *
 * @param serviceId the service that the rights are for; null for all services, present and future
 */
public record MemberGrant(UUID serviceId, List<Right> rights) {

    public MemberGrant {
        rights = rights.stream().distinct().sorted().toList();
    }
}
