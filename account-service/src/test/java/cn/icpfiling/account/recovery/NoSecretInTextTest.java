package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Texts that may end in a log or an exception contain no personal data and no code. */
class NoSecretInTextTest {

    @Test
    void no_phone_no_name_no_number_and_no_code_in_words() {
        var account = UUID.randomUUID();
        var spoken = List.of(
                new AccountRecoveriesResource.RecoveryProof("123456"),
                new AccountRecoveriesResource.RecoveryCaseRequest("王小明", "13987654321", "91110000MA00000077"),
                new FiledDomains.Answer(true, account, "13987654321", 1, "91110000MA00000077"),
                new LegacyLookups.Question("example.cn", 1, "91110000MA00000077"),
                new WaitingFilings.Answer("CLAIM", "13987654321"),
                new FindFiling.Found(Optional.of(account), Optional.of("+8613987654321"), Optional.empty()),
                new RevealedCase(account, "王小明", "+8613987654321", "91110000MA00000077"));

        assertThat(spoken)
                .extracting(Object::toString)
                .allSatisfy(words -> assertThat(words)
                        .isNotBlank()
                        .doesNotContain("123456", "13987654321", "王小明", "91110000MA00000077"));
    }
}
