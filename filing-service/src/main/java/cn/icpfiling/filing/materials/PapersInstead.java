package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The papers of a submitted order that can replace D1, by the rules of the day of its submission. */
@ApplicationScoped
public class PapersInstead {

    private final MaterialRepository materials;
    private final RuleSets rules;

    PapersInstead(MaterialRepository materials, RuleSets rules) {
        this.materials = materials;
        this.rules = rules;
    }

    public boolean mayStandIn(Order order) {
        return of(order).isPresent();
    }

    public Optional<Material> of(Order order) {
        if (order.submittedAt() == null) {
            return Optional.empty();
        }
        var day = LegalTime.dayOf(order.submittedAt());
        // What is in force says of each day what held on it.
        var province = rules.inForce()
                .on(order.region().province(), order.type().kind().ruledAct(), day);
        return province.domainPapers(order.nature()) == DomainPapers.ACCEPTED
                ? materials.countedOf(order.id(), DomainPapers.PAPER)
                : Optional.empty();
    }
}
