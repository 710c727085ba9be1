package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.notices.FilingRecipients.Recipient;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads who was told of a finding, because those persons hear its end. They are known by their addresses, since an address that stands
 * under several roles is used once, in the first, and the filing may have changed since; and by their roles, since a person in a role may
 * have another number now.
 */
@ApplicationScoped
class ToldBefore {

    private static final Logger LOG = Logger.getLogger(ToldBefore.class);

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final NoticeRepository store;
    private final NoticeEncryption encryption;

    ToldBefore(NoticeRepository store, NoticeEncryption encryption) {
        this.store = store;
        this.encryption = encryption;
    }

    /** Reads the notices of the finding once. One that cannot be decrypted hides its address, and holds up no other one. */
    Persons of(FindingNotice told) {
        var persons = new Persons();
        var page = store.ofFinding(told.finding(), BEFORE_ALL, PAGE);
        while (!page.isEmpty()) {
            page.forEach(notice -> note(persons, notice, told));
            page = store.ofFinding(told.finding(), page.getLast().id(), PAGE);
        }
        return persons;
    }

    private void note(Persons persons, Notice notice, FindingNotice told) {
        if (notice.recipientKind() != RecipientKind.ACCOUNT) {
            persons.roles.add(roleOf(notice, told.finding()));
        }
        try {
            add(persons, notice, told);
        } catch (KeysUnusable undecrypted) {
            LOG.errorf("Notice %s cannot be decrypted, so its recipient is known by role alone", notice.id());
        }
    }

    private void add(Persons persons, Notice notice, FindingNotice told) {
        var service = serviceOf(notice, told.finding());
        var recipient = new Recipient(
                notice.recipientKind(),
                notice.contactKind(),
                notice.channel(),
                encryption.recipientOf(notice),
                null,
                service.orElse(null));
        persons.addresses.add(recipient.key());
        if (service.isPresent() && notice.account() != null && notice.account().equals(told.holder())) {
            persons.ofSites.putIfAbsent(recipient.key(), recipient);
        }
        if (notice.channel() == Channel.VOICE
                && encryption.valuesOf(notice).get(TellFinding.NAME) instanceof String name) {
            persons.names
                    .computeIfAbsent(roleOf(notice, told.finding()), role -> new HashSet<>())
                    .add(name);
        }
    }

    private static String roleOf(Notice notice, UUID finding) {
        return role(notice.recipientKind(), serviceOf(notice, finding).orElse(null));
    }

    private static String role(RecipientKind kind, UUID service) {
        return kind + " " + service;
    }

    /** The site of a principal of one of several sites, with which its cause ends; others end with a number. */
    private static Optional<UUID> serviceOf(Notice notice, UUID finding) {
        if (notice.recipientKind() != RecipientKind.SERVICE_PRINCIPAL) {
            return Optional.empty();
        }
        var end = notice.cause().substring(notice.cause().lastIndexOf('/') + 1);
        try {
            return Optional.of(Ids.parse(end)).filter(id -> !id.equals(finding));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The persons who were told. */
    static final class Persons {

        private final Set<String> addresses = new HashSet<>();
        private final Set<String> roles = new HashSet<>();

        /** Of a role, whom the calls ask for. */
        private final Map<String, Set<String>> names = new HashMap<>();

        /** The principals of sites of the present holder, each address once. */
        private final Map<String, Recipient> ofSites = new LinkedHashMap<>();

        /** Whether the recipient was told at this address, or in this role and is not another person in it. */
        boolean include(Recipient recipient) {
            if (recipient.kind() == RecipientKind.ACCOUNT || addresses.contains(recipient.key())) {
                return true;
            }
            var role = role(recipient.kind(), recipient.service());
            var asked = names.getOrDefault(role, Set.of());
            return roles.contains(role)
                    && (recipient.name() == null || asked.isEmpty() || asked.contains(recipient.name()));
        }

        /** Returns the principals of sites that are on record no more, at the addresses where they were told. */
        List<Recipient> ofEndedSites(FiledContacts now, List<Recipient> all) {
            var listed = now.services().stream()
                    .map(FiledContacts.ServiceContact::serviceId)
                    .collect(Collectors.toSet());
            var used = all.stream().map(Recipient::key).collect(Collectors.toSet());
            return ofSites.values().stream()
                    .filter(before -> !listed.contains(before.service()) && !used.contains(before.key()))
                    .toList();
        }
    }
}
