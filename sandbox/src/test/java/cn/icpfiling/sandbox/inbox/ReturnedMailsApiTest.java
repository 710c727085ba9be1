package cn.icpfiling.sandbox.inbox;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail to a magic address comes back to its envelope sender, and the platform's mailbox has it over IMAP. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class ReturnedMailsApiTest {

    private static final String DETAIL =
            "bounces+0193629a-1b2c-7d3e-8f40-51627384a5c0.0123456789abcdef@icp-filing.example";

    @Inject
    SmtpSink smtp;

    @Inject
    ReturnedMails returned;

    @Inject
    SandboxConfig config;

    @ParameterizedTest
    @CsvSource({
        "bounce-a@example.cn, bounce-a@example.cn, failed, 5.1.1",
        "Bounce-full-b@example.cn, bounce-full-b@example.cn, failed, 5.2.2",
        "bounce-late-c@example.cn, bounce-late-c@example.cn, delayed, 4.4.1",
        "bounce-alias-d@example.cn, member-of-d@example.cn, failed, 5.1.1"
    })
    void each_magic_address_has_its_status(String to, String failed, String action, String status)
            throws MessagingException, IOException {
        sends(DETAIL, to);

        var read = taken();

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().to()).isEqualTo(DETAIL);
        assertThat(read.getFirst().report())
                .contains(
                        "Final-Recipient: rfc822; " + failed + "\r\n",
                        "Action: " + action + "\r\n",
                        "Status: " + status + "\r\n",
                        "Original-Recipient: rfc822;" + to.toLowerCase(Locale.ROOT) + "\r\n");
        // The mail itself can be read all the same.
        given().queryParam("to", to.toLowerCase(Locale.ROOT))
                .get("/inbox/messages")
                .then()
                .body("items", hasSize(1))
                .body("items[0].from", equalTo(DETAIL));
    }

    @Test
    void other_addresses_and_senders_leave_the_mailbox_alone() throws MessagingException, IOException {
        sends(DETAIL, "no-bounce@example.cn");
        sends("somebody@elsewhere.example", "bounce-e@example.cn");

        assertThat(taken()).isEmpty();
        given().queryParam("to", "somebody@elsewhere.example")
                .get("/inbox/messages")
                .then()
                .body("items[0].from", equalTo(Bounce.FROM));
    }

    @Test
    void the_page_of_magic_values_lists_them() {
        given().accept("application/json").get("/magic").then().body("items.value", hasItem("bounce-full-"));
    }

    private void sends(String from, String to) throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        settings.setProperty("mail.smtp.from", from);
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("notices@icp-filing.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject("a notice");
        mail.setText("words");
        Transport.send(mail);
    }

    private record Read(String to, String report) {}

    /** Reads and empties the mailbox. */
    private List<Read> taken() throws MessagingException, IOException {
        var all = new ArrayList<Read>();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", returned.port(), config.mailboxAddress(), config.mailboxPassword());
            try (var folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_WRITE);
                for (var message : folder.getMessages()) {
                    var parts = (Multipart) message.getContent();
                    assertThat(message.getContentType()).contains("report-type=delivery-status");
                    assertThat(parts.getCount()).isEqualTo(3);
                    try (var report = parts.getBodyPart(1).getInputStream()) {
                        all.add(new Read(
                                message.getHeader("Delivered-To")[0],
                                new String(report.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                    message.setFlag(Flags.Flag.DELETED, true);
                }
            }
        }
        return all;
    }
}
