package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.filing.core.numbers.InstanceProduct;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Orders that a reviewer approved, made by the steps that make them in life. */
@ApplicationScoped
class ApprovedOrders {
    private final OrderProgress progress;
    private final OrderContentRepository contents;
    private final ServiceNumberRepository numbers;
    private final Clock clock;

    ApprovedOrders(
            OrderProgress progress, OrderContentRepository contents, ServiceNumberRepository numbers, Clock clock) {
        this.progress = progress;
        this.contents = contents;
        this.numbers = numbers;
        this.clock = clock;
    }

    UUID approved() {
        return approved("浙江囧喆科技有限公司");
    }

    @Transactional
    UUID approved(String name) {
        var holder = Ids.next();
        var certificate =
                "91330100" + holder.toString().replace("-", "").substring(22).toUpperCase(java.util.Locale.ROOT);
        return approved(OrderType.FIRST_FILING, name, holder, certificate, FiledNumbers.NONE);
    }

    /** A new service of what was filed by an earlier order. */
    @Transactional
    UUID nextFor(Order earlier) {
        return approved(
                OrderType.NEW_SERVICE_SAME_PROVIDER,
                "浙江囧喆科技有限公司",
                earlier.holder(),
                contents.certificateNumber(earlier),
                new FiledNumbers(earlier.onRecord().subjectNumber(), null));
    }

    private UUID approved(OrderType type, String name, UUID holder, String certificate, FiledNumbers filed) {
        var at = clock.instant();
        var check = Ids.next();
        var domain = "ok-" + check.toString().substring(24) + ".cn";
        var order = Order.draft(
                Ids.next(),
                type,
                Ids.next(),
                Holder.own(holder),
                new SettledIdentity(
                        check,
                        new Region("33", "330100", "330106"),
                        4,
                        1,
                        contents.encryptCertificateNumber(check, certificate),
                        contents.certificateIndex(1, certificate),
                        domain),
                filed);
        progress.open(order, OrderActor.applicant(holder), at);
        var principal =
                new Person("王伟", 2, "11010519491231002X", "13800000000", "086-0571-88158388", "wang@example.cn", true);
        contents.save(order.id(), new SubjectPart(name, "杭州市文三路1号", "杭州市文三路1号", null, principal));
        var number = ServiceNumber.issued(
                Ids.next(),
                Holder.own(holder),
                InstanceProduct.ECS,
                "i-" + check,
                1,
                List.of("47.96.0.1"),
                LocalDate.of(2030, 1, 1),
                at);
        number.bind(order.id());
        numbers.persist(number);
        contents.save(
                order.id(),
                new ServicePart(
                        number.number(),
                        "明日之家",
                        List.of(domain),
                        "www." + domain,
                        128L,
                        null,
                        0L,
                        List.of(1),
                        16L,
                        8589934592L,
                        "公司门户",
                        principal));
        progress.perform(order, OrderAct.SUBMIT, OrderActor.applicant(holder), at);
        order.judged(SubmissionVerdict.passed(1), List.of(), at);
        progress.perform(order, OrderAct.APPROVE, OrderActor.reviewer(Ids.next()), at);
        return order.id();
    }
}
