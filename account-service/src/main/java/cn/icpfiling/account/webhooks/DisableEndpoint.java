package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DisableReason;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.events.AccountEvent;
import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.partnercontacts.TellPartner;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Disables an endpoint that is gone or has failed for days, and tells its owner: by an event, which the owner's other endpoints get too,
 * an account by SMS and mail, and a partner by a mail to its proven contact.
 */
@ApplicationScoped
class DisableEndpoint {

    private static final String EVENT = "webhook.endpoint.disabled";
    private static final int TAIL = 8;

    private final WebhookEndpointRepository endpoints;
    private final WebhookQueueTable queues;
    private final EventLog log;
    private final AccountRepository accounts;
    private final Notices notices;
    private final TellPartner tellPartner;
    private final Audit audit;
    private final Clock machine;

    DisableEndpoint(
            WebhookEndpointRepository endpoints,
            WebhookQueueTable queues,
            EventLog log,
            AccountRepository accounts,
            Notices notices,
            TellPartner tellPartner,
            Audit audit,
            @MachineClock Clock machine) {
        this.endpoints = endpoints;
        this.queues = queues;
        this.log = log;
        this.accounts = accounts;
        this.notices = notices;
        this.tellPartner = tellPartner;
        this.audit = audit;
        this.machine = machine;
    }

    /**
     * Disables the endpoint if its queue says so and the endpoint is still active. Locks the owner's log, the endpoint and its queue in this
     * order, because an event locks the log before the queues.
     */
    void handle(UUID id) {
        UnitOfWork.run(() -> endpoints.ownerOf(id).ifPresent(owner -> {
            log.lock(owner);
            endpoints.locked(owner, id).ifPresent(this::disable);
        }));
    }

    private void disable(WebhookEndpoint endpoint) {
        if (queues.locked(endpoint.id()).isPresent()
                && queues.wantedDisabled(endpoint.id())
                        .filter(endpoint::disable)
                        .isPresent()) {
            disabled(endpoint);
        }
    }

    private void disabled(WebhookEndpoint endpoint) {
        endpoints.flush();
        queues.close(endpoint.id());
        audit.record(Act.of("WEBHOOK.DISABLE", "WEBHOOK_ENDPOINT", endpoint.id())
                .because(endpoint.reason().name())
                .with("owner", endpoint.owner()));
        var ids = new TreeMap<String, UUID>(Map.of("endpointId", endpoint.id()));
        log.append(
                endpoint.owner(),
                Optional.empty(),
                new AccountEvent(Ids.next(), EVENT, endpoint.version(), machine.instant(), ids));
        var text = endpoint.id().toString();
        var cause = EVENT + "/" + text + "/" + endpoint.version();
        var values = Map.<String, Object>of("endpoint", text.substring(text.length() - TAIL), "gone", isGone(endpoint));
        accounts.findByIdOptional(endpoint.owner())
                .ifPresentOrElse(
                        account -> notices.tell(account, NoticeTemplate.WEBHOOK_DISABLED, cause, values),
                        () -> tellPartner.mail(endpoint.owner(), NoticeTemplate.WEBHOOK_DISABLED, cause, values));
    }

    private static boolean isGone(WebhookEndpoint endpoint) {
        return endpoint.reason() == DisableReason.GONE;
    }
}
