package cn.icpfiling.verification.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusesTest {

    @ParameterizedTest
    @CsvSource({
        "pendingDelete,pending delete",
        "pending-delete,pending delete",
        "PENDING_DELETE,pending delete",
        "PENDINGDELETE,pending delete",
        "pendingDelete (Restorable),pending delete",
        "pendingDelete https://icann.org/epp#pendingDelete,pending delete",
        "pendingDelete (https://icann.org/epp#pendingDelete),pending delete",
        "REDEMPTIONPERIOD,redemption period",
        "Redemption Period,redemption period",
        "autoRenewPeriod (Renewed by registry),auto renew period",
        "auto renew period,auto renew period",
        "clientTransferProhibited -- http://icann.org/epp#clientTransferProhibited,client transfer prohibited",
        "SERVER-HOLD,server hold",
        "ok,ok",
        "Active,active",
        "clientXferProhibited,client xfer prohibited",
        "(nothing),''",
        "'',''"
    })
    void only_the_letters_of_a_status_count(String told, String word) {
        assertThat(Statuses.word(told)).isEqualTo(word);
    }
}
