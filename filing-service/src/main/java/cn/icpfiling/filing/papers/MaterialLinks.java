package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialLink;
import cn.icpfiling.filing.core.materials.PaperViewReason;
import cn.icpfiling.filing.store.MaterialLinkRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Issues links to materials in the transaction of the caller. The database keeps the digest of a link's secret, and
 * never the secret.
 */
@ApplicationScoped
class MaterialLinks {

    private final MaterialLinkRepository links;
    private final Audit audit;
    private final int uses;
    private final Duration life;
    private final Clock clock;

    MaterialLinks(
            MaterialLinkRepository links,
            Audit audit,
            @ConfigProperty(name = "icp.materials.link-uses") int uses,
            @ConfigProperty(name = "icp.materials.link-life") Duration life,
            @MachineClock Clock clock) {
        this.links = links;
        this.audit = audit;
        this.uses = uses;
        this.life = life;
        this.clock = clock;
    }

    /** A link; its secret, the end of the address, is known to no one else. */
    record Issued(String url, int uses, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[" + expiresAt + "]";
        }
    }

    /** @param reviewer the only account for which the link works */
    Issued issue(Material material, UUID reviewer, PaperViewReason reason) {
        return issue(material, reviewer, reason, null);
    }

    /** @param about the order, finding or case for which a paper of an imported filing is opened; null for every other paper */
    Issued issue(Material material, UUID reviewer, PaperViewReason reason, UUID about) {
        var secret = LinkSecret.fresh();
        var link = new MaterialLink(
                        Ids.next(),
                        secret.digest(),
                        material,
                        reviewer,
                        reason,
                        uses,
                        clock.instant().plus(life))
                .about(about);
        links.persist(link);
        audit.record(Act.of(
                        "MATERIAL.LINK",
                        material.owner().objectType(),
                        material.owner().id())
                .because(reason.name())
                .with("kind", material.kind())
                .with("about", about)
                .with("link", link.id()));
        return new Issued("/api/v1/material-links/" + secret.text(), uses, link.expiresAt());
    }
}
