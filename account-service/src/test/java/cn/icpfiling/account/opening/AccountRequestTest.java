package cn.icpfiling.account.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountRequestTest {

    @Test
    void it_tells_neither_phone_nor_mail_nor_code() {
        var request = new AccountsResource.AccountRequest(
                UUID.randomUUID(), "482913", "13987654321", "secret@example.com", "zh");

        assertThat(request.toString()).doesNotContain("482913", "13987654321", "secret");
    }
}
