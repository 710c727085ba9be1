package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.authenticity.Authenticity;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.limits.HolderLimits;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Creates the link that a principal opens on their phone. The link before it stops working. */
@ApplicationScoped
class MakePhoneLink {

    private final OrderAccess access;
    private final OrderContentRepository contents;
    private final PersonIndex index;
    private final HolderLimits limits;
    private final PhoneLinks links;

    MakePhoneLink(
            OrderAccess access,
            OrderContentRepository contents,
            PersonIndex index,
            HolderLimits limits,
            PhoneLinks links) {
        this.access = access;
        this.contents = contents;
        this.index = index;
        this.limits = limits;
        this.links = links;
    }

    PhoneLinkView handle(UUID orderId, PrincipalPart part) {
        // Counted outside the transaction: what is refused here holds no second connection.
        var holder = UnitOfWork.in(() -> {
            var order = asked(orderId, part);
            person(order, part);
            return Holder.of(order);
        });
        limits.count(holder, AccountLimit.Kind.PHONE_LINK);
        return UnitOfWork.in(() -> links.issue(orderId, part, person(asked(orderId, part), part)));
    }

    private Order asked(UUID orderId, PrincipalPart part) {
        var order = access.own(orderId);
        if (!Authenticity.isAskedFor(order) || !order.type().principals().contains(part)) {
            throw new ProblemException(FilingProblem.PRINCIPALS_NOT_ASKED, order.state());
        }
        return order;
    }

    private byte[] person(Order order, PrincipalPart part) {
        return part.in(
                        contents.subject(order.id()).orElse(null),
                        contents.service(order.id()).orElse(null))
                .flatMap(index::of)
                .orElseThrow(() -> new ProblemException(FilingProblem.PRINCIPAL_INCOMPLETE));
    }
}
