package cn.icpfiling.account.bounces;

import cn.icpfiling.account.notices.BounceAddresses;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Reads the mailbox of bounces over IMAP, one replica at a time, and deletes what it has read. A message is deleted after its
 * effect is committed; a message that is read a second time after a crash changes nothing. A replica with wrong keys reads none: it would
 * know no address again and delete all.
 */
@ApplicationScoped
class ReadBounces {

    private static final Logger LOG = Logger.getLogger(ReadBounces.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String WITHIN_MS = "15000";
    private static final int MOST = 50;
    private static final int LARGEST = 1024 * 1024;
    private static final String[] RECIPIENT_HEADERS = {"Delivered-To", "X-Original-To", "Envelope-To", "To"};

    private final BounceSettings settings;
    private final BounceAddresses addresses;
    private final TakeBounce take;
    private final LeasedJob job;
    private final KeyCheck keys;
    private final MeterRegistry meters;

    ReadBounces(
            BounceSettings settings,
            BounceAddresses addresses,
            TakeBounce take,
            Sql sql,
            KeyCheck keys,
            MeterRegistry meters) {
        this.settings = settings;
        this.addresses = addresses;
        this.take = take;
        this.job = new LeasedJob(sql, "bounce_leases", "mailbox", LEASE);
        this.keys = keys;
        this.meters = meters;
    }

    /** Settings that would lose every bounce stop the start. */
    void start(@Observes StartupEvent started) {
        BounceSettingsCheck.require(settings);
    }

    @Scheduled(
            identity = "read-bounces",
            every = "${icp.bounces.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (settings.imapHost().isPresent()) {
            keys.requireRightKeys();
            job.run(this::read);
        }
    }

    private void read(Lease lease) {
        var protocol = settings.imapTls() ? "imaps" : "imap";
        try (var store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(
                    settings.imapHost().orElseThrow(),
                    settings.imapPort(),
                    settings.user().orElse(""),
                    settings.password().orElse(""));
            try (var folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                read(folder, lease);
            }
        } catch (MessagingException trouble) {
            // its text may name the mailbox and its server
            LOG.warnf(
                    "The mailbox of bounces cannot be read, trying again: %s",
                    trouble.getClass().getSimpleName());
            count("MAILBOX_AWAY");
        }
    }

    private void read(Folder folder, Lease lease) throws MessagingException {
        var there = folder.getMessageCount();
        if (there == 0) {
            return;
        }
        var messages = folder.getMessages(1, Math.min(there, MOST));
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(messages, profile);
        for (var message : messages) {
            if (!lease.keep()) {
                return;
            }
            count(outcome(message));
            message.setFlag(Flags.Flag.DELETED, true);
        }
    }

    private String outcome(Message message) throws MessagingException {
        if (message.getSize() > LARGEST) {
            return "TOO_LARGE";
        }
        try {
            var notice = noticeOf(message);
            var recipients = DeliveryStatus.read(message);
            return notice.isEmpty() || recipients.isEmpty() ? "UNKNOWN" : take.handle(notice.get(), recipients);
        } catch (KeysUnusable undecrypted) {
            keys.requireRightKeys();
            return "UNREADABLE";
        } catch (IOException | MessagingException | IllegalArgumentException unreadable) {
            return "UNREADABLE";
        }
    }

    private Optional<UUID> noticeOf(Message message) throws MessagingException {
        for (var name : RECIPIENT_HEADERS) {
            var found = Arrays.stream(
                            Optional.ofNullable(message.getHeader(name)).orElse(new String[0]))
                    .map(addresses::noticeOf)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Properties properties(String protocol) {
        var properties = new Properties();
        Stream.of("connectiontimeout", "timeout", "writetimeout")
                .forEach(name -> properties.setProperty("mail." + protocol + "." + name, WITHIN_MS));
        properties.setProperty("mail.imaps.ssl.checkserveridentity", "true");
        return properties;
    }

    private void count(String outcome) {
        meters.counter("icp.bounces", "outcome", outcome).increment();
    }
}
