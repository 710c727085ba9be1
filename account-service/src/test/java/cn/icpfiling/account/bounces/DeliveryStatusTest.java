package cn.icpfiling.account.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notifications have the form of Postfix; one that is folded and capitalised otherwise has that of Exchange. */
class DeliveryStatusTest {

    private static final String TO = "bounces@icp-filing.example";

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, true, true",
        "failed, 5.1.2, true, true",
        "failed, 5.1.10, true, true",
        "Failed, 5.01.01, true, true",
        "failed, 5.2.1, true, false",
        "failed, 5.2.2, true, false",
        "failed, 5.7.1, true, false",
        "failed, 4.4.7, true, false",
        "delayed, 4.4.1, false, false",
        "delivered, 2.0.0, false, false",
        "relayed, 2.0.0, false, false"
    })
    void only_an_address_that_does_not_exist_is_given_up(
            String action, String status, boolean failed, boolean noSuchAddress)
            throws MessagingException, IOException {
        var read = DeliveryStatus.read(Dsn.postfix(TO, "lilei@example.cn", action, status))
                .getFirst();

        assertThat(read.failed()).isEqualTo(failed);
        assertThat(read.saysNoSuchAddress()).isEqualTo(noSuchAddress);
    }

    @Test
    void names_of_fields_may_be_written_and_folded_in_any_way() throws MessagingException, IOException {
        var read = DeliveryStatus.read(Dsn.read("""
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"
                MIME-Version: 1.0

                --b
                Content-Type: multipart/alternative; boundary="inner"

                --inner
                Content-Type: text/plain

                Delivery has failed to these recipients: Status: 4.0.0
                --inner--
                --b
                content-type: message/delivery-status

                Reporting-MTA: dns;edge.example.com

                Final-recipient: RFC822;
                 lilei@example.cn
                action: failed
                STATUS: 5.1.1
                --b--
                """));

        assertThat(read).containsExactly(new DeliveryStatus("lilei@example.cn", true, "5.1.1"));
    }

    @Test
    void each_recipient_behind_an_alias_has_a_status_of_its_own() throws MessagingException, IOException {
        var read = DeliveryStatus.read(Dsn.read("""
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example.com

                Original-Recipient: rfc822;team@example.cn
                Final-Recipient: rfc822; <lilei@other.example>
                Action: failed
                Status: 5.1.1

                Original-Recipient: rfc822;team@example.cn
                Final-Recipient: rfc822; Hanmeimei@Other.example
                Action: relayed
                Status: 2.0.0
                --b--
                """));

        assertThat(read)
                .containsExactly(
                        new DeliveryStatus("lilei@other.example", true, "5.1.1"),
                        new DeliveryStatus("Hanmeimei@Other.example", false, "2.0.0"));
        assertThat(read).noneMatch(status -> status.isOf("team@example.cn"));
        assertThat(read.getLast().isOf("hanmeimei@other.example")).isTrue();
        assertThat(read.toString()).doesNotContain("@");
    }

    @Test
    void a_letter_and_an_absence_note_are_no_notification() throws MessagingException, IOException {
        assertThat(DeliveryStatus.read(Dsn.read("""
                Subject: Out of office
                Content-Type: text/plain

                Status: 5.1.1
                """))).isEmpty();
        assertThat(DeliveryStatus.read(Dsn.read("""
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example.com
                --b--
                """))).isEmpty();
    }
}
