package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Materials of orders, findings, cases of the support and imported filings. Only this class writes their table, because
 * an order's row has a copy of what it shows of its materials ({@link OrderPapersTable}). The caller of a method that
 * writes a material of an order holds the order's lock. {@code PaperWritersTest} finds another writer.
 */
@ApplicationScoped
public class MaterialRepository implements PanacheRepositoryBase<Material, UUID> {

    private final OrderPapersTable orderPapers;

    MaterialRepository(OrderPapersTable orderPapers) {
        this.orderPapers = orderPapers;
    }

    /** Inserts a material. */
    public void add(Material material) {
        persist(material);
        written(material);
    }

    /** Inserts a material in place of an older one, which is deleted first: a key allows one of a kind. */
    public void replace(Material before, Material material) {
        delete(before);
        flush();
        add(material);
    }

    /** Deletes a material at once, so that one of the same kind can be inserted after it. */
    public void remove(Material material) {
        delete(material);
        flush();
        written(material);
    }

    /** Records the late answer of the scanner. */
    public void judge(Material material, ScanStatus said) {
        material.judged(said);
        written(material);
    }

    private void written(Material material) {
        if (material.orderId() != null) {
            flush();
            orderPapers.refresh(material.orderId());
        }
    }

    public List<Material> of(UUID order) {
        return list("orderId = ?1 order by kind", order);
    }

    /** Returns the materials that count. */
    public List<Material> countedOf(UUID order) {
        return of(order).stream().filter(Material::counts).toList();
    }

    public Optional<Material> countedOf(UUID order, MaterialKind kind) {
        return of(order, kind).filter(Material::counts);
    }

    /** Returns some materials that wait for the scanner, after the given one. Locks none of them. */
    public List<Material> quarantined(UUID after, int limit) {
        return find("scan = ?1 and id > ?2 order by id", ScanStatus.QUARANTINED, after)
                .page(0, limit)
                .list();
    }

    /** Returns those of these that have a file: all existing ones except infected ones. */
    public Set<UUID> withTheirPaper(Collection<UUID> ids) {
        return idsOf("select id from Material where id in ?1 and scan <> ?2", ids, ScanStatus.INFECTED);
    }

    /** Returns those of these that also have the original bytes. */
    public Set<UUID> withTheirBytesAsSent(Collection<UUID> ids) {
        return idsOf("select id from Material where id in ?1 and scan = ?2", ids, ScanStatus.QUARANTINED);
    }

    private Set<UUID> idsOf(String query, Collection<UUID> ids, ScanStatus scan) {
        return Set.copyOf(getEntityManager()
                .createQuery(query, UUID.class)
                .setParameter(1, ids)
                .setParameter(2, scan)
                .getResultList());
    }

    /** Returns the papers of a finding, in the order in which they were stored. */
    public List<Material> ofFinding(UUID finding) {
        return list("findingId = ?1 order by id", finding);
    }

    /** Returns the paper of the kind that is not handed in yet. */
    public Optional<Material> draftOf(UUID finding, MaterialKind kind) {
        return find("findingId = ?1 and kind = ?2 and handedInAt is null", finding, kind)
                .firstResultOptional();
    }

    /** Returns the papers of a case of the support, in the order in which they were stored. */
    public List<Material> ofCase(UUID caseId) {
        return list("caseId = ?1 order by id", caseId);
    }

    /** Returns the paper of the kind at the case that is not handed in yet. */
    public Optional<Material> caseDraftOf(UUID caseId, MaterialKind kind) {
        return find("caseId = ?1 and kind = ?2 and handedInAt is null", caseId, kind)
                .firstResultOptional();
    }

    /** Returns the papers of an imported filing, in the order in which they were stored. */
    public List<Material> ofImport(UUID importId) {
        return list("importId = ?1 order by id", importId);
    }

    public List<Material> of(Collection<UUID> orders) {
        return list("orderId in ?1", orders);
    }

    public Optional<Material> of(UUID order, MaterialKind kind) {
        return find("orderId = ?1 and kind = ?2", order, kind).firstResultOptional();
    }
}
