package cn.icpfiling.filing;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.filings.RegisterFiling;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps that the authority's files bring about, without the files. */
@ApplicationScoped
public class AuthoritySteps {

    private final OrderRepository orders;
    private final OrderProgress progress;
    private final RegisterFiling registerFiling;
    private final Clock clock;

    public AuthoritySteps(OrderRepository orders, OrderProgress progress, RegisterFiling registerFiling, Clock clock) {
        this.orders = orders;
        this.progress = progress;
        this.registerFiling = registerFiling;
        this.clock = clock;
    }

    @Transactional
    public void upload(String orderId) {
        var order = orders.locked(UUID.fromString(orderId));
        var until = clock.instant().plus(Duration.ofHours(24));
        progress.perform(
                order,
                OrderAct.UPLOAD,
                OrderActor.SYSTEM,
                clock.instant(),
                List.of(),
                OrderProgress.Detail.smsUntil(until, "https://beian.miit.gov.cn/"));
    }

    @Transactional
    public void verifySms(String orderId) {
        progress.perform(
                orders.locked(UUID.fromString(orderId)), OrderAct.SMS_VERIFIED, OrderActor.AUTHORITY, clock.instant());
    }

    @Transactional
    public void failSms(String orderId) {
        progress.perform(
                orders.locked(UUID.fromString(orderId)), OrderAct.SMS_FAILED, OrderActor.AUTHORITY, clock.instant());
    }

    /** The record cannot be worked, and the authority says why. */
    @Transactional
    public void refuse(String orderId, String why) {
        progress.perform(
                orders.locked(UUID.fromString(orderId)),
                OrderAct.REFUSE,
                OrderActor.AUTHORITY,
                clock.instant(),
                List.of(new Reason("AUTHORITY_PROCESSING_ERROR", "", null, why)));
    }

    @Transactional
    public void grant(String orderId, String subjectNumber) {
        grant(orderId, subjectNumber, subjectNumber + "-1");
    }

    @Transactional
    public void grant(String orderId, String subjectNumber, String serviceNumber) {
        var order = orders.locked(UUID.fromString(orderId));
        registerFiling.handle(
                order,
                subjectNumber,
                serviceNumber == null ? Map.of() : Map.of(order.serviceId(), serviceNumber),
                clock.instant());
    }

    @Transactional
    public void joinBatch(String orderId) {
        orders.locked(UUID.fromString(orderId)).joinBatch(UUID.randomUUID());
    }
}
