package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicMail;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends mails back to their envelope sender, and holds the platform's mailbox for them, which is read over IMAP (GreenMail). The mailbox
 * takes details (RFC 5233), is in memory and bounded: what was not read is lost when the sandbox ends.
 */
@ApplicationScoped
public class ReturnedMails {

    private static final Logger LOG = Logger.getLogger(ReturnedMails.class);
    private static final int MOST = 1_000;
    /** GreenMail's two seconds are too few while a whole stack starts on two cores. */
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(30);

    private final SandboxConfig config;
    private final Inbox inbox;
    private final TestClock clock;
    private GreenMail server;
    private GreenMailUser mailbox;

    ReturnedMails(SandboxConfig config, Inbox inbox, TestClock clock) {
        this.config = config;
        this.inbox = inbox;
        this.clock = clock;
    }

    @PostConstruct
    void open() {
        var setup = new ServerSetup(config.imapPort(), config.bind(), ServerSetup.PROTOCOL_IMAP);
        setup.setServerStartupTimeout(STARTED_WITHIN.toMillis());
        server = new GreenMail(setup);
        server.start();
        mailbox = server.setUser(config.mailboxAddress(), config.mailboxAddress(), config.mailboxPassword());
    }

    /** Opens the mailbox although no mail came back yet. */
    void start(@Observes StartupEvent event) {
        LOG.debugf("mailbox on port %d", port());
    }

    @PreDestroy
    void close() {
        server.stop();
    }

    public int port() {
        return server.getImap().getPort();
    }

    /** Sends nothing to an empty envelope sender: a notification is never told about (RFC 5321 4.5.5). */
    void sendBack(String sender, String recipient, MagicMail magic) {
        if (sender == null || sender.isBlank()) {
            return;
        }
        var id = UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
        var bounce = new Bounce(id, sender, recipient, magic, clock.machineNow());
        inbox.deliverMail(Bounce.FROM, sender, new MailText(bounce.title(), bounce.words(), null));
        if (isOurs(sender)) {
            deliver(bounce);
        }
    }

    private boolean isOurs(String address) {
        return address.replaceFirst("\\+[^@]*@", "@").equalsIgnoreCase(config.mailboxAddress());
    }

    private synchronized void deliver(Bounce bounce) {
        try {
            var folder = server.getManagers().getImapHostManager().getInbox(mailbox);
            if (folder.getMessageCount() >= MOST) {
                LOG.warn("The mailbox of returned mails is full, so a bounce is lost");
                return;
            }
            mailbox.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(bounce.message().getBytes(StandardCharsets.UTF_8))));
        } catch (FolderException | MessagingException e) {
            LOG.error("A bounce could not be delivered", e);
        }
    }
}
