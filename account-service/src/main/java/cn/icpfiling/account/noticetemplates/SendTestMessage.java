package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Sends the draft, or without one the text in force, to the administrator who asks, marked as a test, up to an hourly limit. */
@ApplicationScoped
class SendTestMessage {

    private static final Limit MESSAGES = new Limit(10, Duration.ofHours(1));

    private final IdempotencyService idempotency;
    private final PreviewText preview;
    private final OwnStaffContacts own;
    private final Notices notices;
    private final Limits limits;
    private final CurrentActor actor;
    private final Audit audit;

    SendTestMessage(
            IdempotencyService idempotency,
            PreviewText preview,
            OwnStaffContacts own,
            Notices notices,
            Limits limits,
            CurrentActor actor,
            Audit audit) {
        this.idempotency = idempotency;
        this.preview = preview;
        this.own = own;
        this.notices = notices;
        this.limits = limits;
        this.actor = actor;
        this.audit = audit;
    }

    /** @param address masked */
    record SentTestMessage(Channel channel, String address) {}

    StoredResponse handle(TextKey key, IdempotentRequest request) {
        return idempotency.perform(request, () -> send(key));
    }

    private Reply send(TextKey key) {
        var written = preview.write(key, null);
        var recipient = own.of(key.channel())
                .orElseThrow(() -> new ProblemException(AccountProblem.TEMPLATE_TEST_NO_CONTACT, key.channel()));
        var staff = Binary.of(actor.account());
        limits.lock(LimitKind.TEST_NOTICES_OF_STAFF, staff);
        limits.requireRoom(LimitKind.TEST_NOTICES_OF_STAFF, staff, MESSAGES, CommonProblem.TOO_MANY_REQUESTS);
        var _ = limits.count(LimitKind.TEST_NOTICES_OF_STAFF, staff);
        var values = key.channel() == Channel.MAIL
                ? Map.<String, Object>of("testSubject", written.subject(), "testText", written.text())
                : Map.<String, Object>of("testText", written.text());
        notices.tellContact(
                key.channel(),
                recipient,
                NoticeTemplate.TEMPLATE_TEST,
                key.language(),
                "template-test/" + Ids.next(),
                values);
        audit.record(TextActs.of("TEST", key));
        var masked = key.channel() == Channel.MAIL ? Masks.mail(recipient) : Phones.masked(recipient);
        return new Reply(202, null, null, new SentTestMessage(key.channel(), masked));
    }
}
