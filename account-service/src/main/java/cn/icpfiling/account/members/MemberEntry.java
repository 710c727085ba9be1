package cn.icpfiling.account.members;

import cn.icpfiling.account.core.MemberGrant;
import cn.icpfiling.account.core.MemberGrants;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** What a holder enters about a member. */
final class MemberEntry {

    private MemberEntry() {}

    /** @param phone to which the invitation goes */
    record NewMember(
            @NotNull @Size(max = 32) String phone,
            @NotBlank @Size(max = 40) @PlainText String name,
            @NotNull @Size(min = 1, max = 32) List<@NotNull @Valid GrantEntry> grants) {

        @Override
        public String toString() {
            return "NewMember";
        }
    }

    record NewGrants(@NotNull @Size(min = 1, max = 32) List<@NotNull @Valid GrantEntry> grants) {}

    /** @param serviceId null for all services */
    record GrantEntry(
            UUID serviceId, @NotNull @Size(min = 1, max = 4) List<@NotNull Right> rights) {}

    static MemberGrants grants(List<GrantEntry> entries) {
        return new MemberGrants(entries.stream()
                .map(entry -> new MemberGrant(entry.serviceId(), entry.rights()))
                .toList());
    }
}
