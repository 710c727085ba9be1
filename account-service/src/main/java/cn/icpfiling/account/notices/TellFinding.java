package cn.icpfiling.account.notices;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Stores the notices of a step of a finding, one for each recipient and channel (ADR 0030), and the calls of the support.
 * A call that waits follows the finding: it gets the new deadline, gives way to the call at the end of the deadline, and
 * ends with the finding. Only the call at the end of the deadline outlives the end of the access or of the filing. An SMS that has not left
 * in its first try, or waits for the morning, ends with the next step: what it says is overtaken.
 */
@ApplicationScoped
public class TellFinding {

    /** In the values of a call, whom it asks for. */
    static final String NAME = "name";

    private static final String NUMBER = "number";

    /** The ends that a call still tells of. */
    private static final Set<String> TOLD_ENDS = Set.of("ACCESS_ENDED", "RECORD_ENDED");

    private final Notices notices;
    private final NoticeRepository store;
    private final NoticeEncryption encryption;
    private final AccountRepository accounts;
    private final AccountContacts ofAccounts;
    private final FilingRecipients recipients;
    private final ToldBefore toldBefore;
    private final Clock clock;

    TellFinding(
            Notices notices,
            NoticeRepository store,
            NoticeEncryption encryption,
            AccountRepository accounts,
            AccountContacts ofAccounts,
            FilingRecipients recipients,
            ToldBefore toldBefore,
            @MachineClock Clock clock) {
        this.notices = notices;
        this.store = store;
        this.encryption = encryption;
        this.accounts = accounts;
        this.ofAccounts = ofAccounts;
        this.recipients = recipients;
        this.toldBefore = toldBefore;
        this.clock = clock;
    }

    /**
     * Stores the notices, once per cause. The end of a finding is told only if the finding was, and to the contacts who were told of it:
     * also in another role, and the principal of a site that was deregistered alone since. Its record and this notice keep the address, and
     * what it is used for is the same finding (docs/campaigns.md).
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(FindingNotice told) {
        store.openMessages(told.finding()).stream()
                .filter(sms -> !isOf(told, sms))
                .forEach(sms -> sms.overtaken(clock.instant()));
        switch (told.template()) {
            case FINDING_CURED, FINDING_DISMISSED -> {
                if (!store.isTold(told.finding())) {
                    return;
                }
                endCalls(told.finding());
            }
            case FINDING_ENDED -> {
                if (!store.isTold(told.finding())) {
                    return;
                }
                tellEndInCalls(told);
            }
            case FINDING_NOTIFIED, FINDING_OVERDUE -> endCalls(told.finding());
            default -> retellCalls(told);
        }
        var account = Optional.ofNullable(told.holder()).flatMap(accounts::findByIdOptional);
        var phone = account.map(ofAccounts::phoneOf).orElse(null);
        var mail = account.map(ofAccounts::verifiedMailOf).orElse(null);
        var language = account.map(Account::language).orElse(Language.ZH);
        var all = recipients.of(phone, mail, told.contacts());
        var channels = told.template().channels();
        (told.template().endsFinding() ? whoKnow(told, all) : all)
                .stream()
                        .filter(recipient -> channels.contains(recipient.channel()))
                        .forEach(recipient -> add(told, recipient, language));
    }

    private List<FilingRecipients.Recipient> whoKnow(FindingNotice told, List<FilingRecipients.Recipient> all) {
        var known = toldBefore.of(told);
        return Stream.concat(all.stream().filter(known::include), known.ofEndedSites(told.contacts(), all).stream())
                .toList();
    }

    /**
     * Closes what waits of a finding that its holder contests: the calls, and the SMS, which come before the calls, as where a report of one
     * stores a call.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void contested(UUID finding) {
        store.openMessages(finding).forEach(sms -> sms.contested(clock.instant()));
        endCalls(finding);
    }

    /** A step may come twice. */
    private static boolean isOf(FindingNotice told, Notice sms) {
        return sms.cause().equals(told.cause()) || sms.cause().startsWith(told.cause() + "/");
    }

    private void endCalls(UUID finding) {
        store.waitingCalls(finding).forEach(call -> call.tooLate(clock.instant()));
    }

    /**
     * Closes the calls about overdue findings of a site or subject that its holder has ended: the holder knows.
     *
     * @param numbers filing numbers of what has ended
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endCallsOfOwnEnd(UUID holder, Collection<String> numbers) {
        store.waitingCallsOf(holder, NoticeTemplate.FINDING_OVERDUE).stream()
                .filter(call ->
                        encryption.valuesOf(call).get(NUMBER) instanceof String number && numbers.contains(number))
                .forEach(call -> call.tooLate(clock.instant()));
    }

    /** The script of a call that waits names the deadline, so it is written anew. */
    private void retellCalls(FindingNotice told) {
        store.waitingCalls(told.finding()).forEach(call -> retell(call, NoticeTemplate.FINDING_NOTIFIED, told));
    }

    /**
     * The access ends within seconds of the deadline, so a call at the end of the deadline is made after it all the same: it
     * tells that the access or the filing has ended, and of the ways back.
     */
    private void tellEndInCalls(FindingNotice told) {
        var tellsEnd = TOLD_ENDS.contains(String.valueOf(told.values().get("endReason")));
        for (var call : store.waitingCalls(told.finding())) {
            if (tellsEnd && call.template() == NoticeTemplate.FINDING_OVERDUE) {
                retell(call, NoticeTemplate.FINDING_OVERDUE, told);
            } else {
                call.tooLate(clock.instant());
            }
        }
    }

    /** A call to the contacts of the filing's holder before is closed. */
    private void retell(Notice call, NoticeTemplate as, FindingNotice told) {
        if (!Objects.equals(call.account(), told.holder())) {
            call.tooLate(clock.instant());
            return;
        }
        var values = new HashMap<>(told.values());
        values.put(NAME, encryption.valuesOf(call).get(NAME));
        notices.retell(call, as, values);
    }

    private void add(FindingNotice told, FilingRecipients.Recipient recipient, Language language) {
        // Of one cause each kind of recipient is told once; the principals of several services are of one kind.
        var cause = recipient.service() == null ? told.cause() : told.cause() + "/" + recipient.service();
        var exists = recipient.kind() == RecipientKind.ACCOUNT
                ? store.exists(cause, recipient.channel())
                : store.exists(cause, recipient.channel(), recipient.kind(), recipient.contact());
        if (exists) {
            return;
        }
        var values = new HashMap<>(told.values());
        if (recipient.channel() == Channel.VOICE) {
            values.put(NAME, recipient.name());
        }
        var notice = new Notice(
                        Ids.next(),
                        told.holder(),
                        cause,
                        recipient.channel(),
                        told.template(),
                        language,
                        clock.instant())
                .about(told.finding(), recipient.kind(), recipient.contact());
        notices.add(notice, recipient.address(), values, told.about());
    }
}
