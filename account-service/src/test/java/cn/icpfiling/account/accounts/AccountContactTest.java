package cn.icpfiling.account.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.AccountKind;
import cn.icpfiling.account.core.AccountStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountContactTest {

    @Test
    void it_tells_whose_it_is_and_no_way_to_reach_them() {
        var account = UUID.randomUUID();
        var contact = new AccountLookupResource.AccountContact(
                account, AccountStatus.ACTIVE, AccountKind.PERSON, null, "+8613987654321", "secret@example.com", "zh");

        assertThat(contact.toString()).contains(account.toString()).doesNotContain("13987654321", "secret");
    }
}
