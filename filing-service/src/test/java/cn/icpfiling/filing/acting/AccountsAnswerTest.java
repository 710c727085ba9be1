package cn.icpfiling.filing.acting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What this service reads stands in the owner's examples. */
class AccountsAnswerTest {

    private static final Path OWNER = Path.of("../account-service/src/main/contract/examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void of_a_customer_it_reads_whose_it_is() throws IOException {
        var example = OWNER.resolve("account-contact-of-customer.json").toFile();

        var answer = JSON.readValue(example, AccountsApi.Answer.class);

        assertThat(answer.partner())
                .isNotNull()
                .hasToString(JSON.readTree(example).path("partner").asText());
    }

    @Test
    void everybody_else_is_nobodys() throws IOException {
        var example = OWNER.resolve("account-contact.json").toFile();

        assertThat(JSON.readValue(example, AccountsApi.Answer.class).partner()).isNull();
    }
}
