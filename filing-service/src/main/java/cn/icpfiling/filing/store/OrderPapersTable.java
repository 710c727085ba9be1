package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.core.materials.ShownPaper;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The column {@code papers} of an order: its materials as JSON, so that an order is shown from one row (ADR 0040). The
 * database computes the column from the materials' table, and only {@link MaterialRepository} writes that table. NULL
 * means that the column was not computed: a reader computes it then.
 */
@ApplicationScoped
class OrderPapersTable {

    /**
     * The materials of the order {@code o}, in no order. MariaDB would quote each object of an ordered subselect as a text,
     * so {@link #read} sorts them.
     */
    static final String COMPUTED = """
            (SELECT COALESCE(JSON_ARRAYAGG(JSON_OBJECT('kind', m.kind, 'mediaType', m.media_type, 'size', m.size, 'sha256', m.sha256,
              'uploadedAt', DATE_FORMAT(m.uploaded_at, '%Y-%m-%dT%H:%i:%s.%fZ'), 'scan', m.scan)), JSON_ARRAY())
              FROM materials m WHERE m.order_id = o.id)""";

    /**
     * Computes the materials of one order whose row does not have them. It is a statement of its own, because the database
     * prepares a subselect at each execution, also where {@code COALESCE} never asks for its value (bench/findings.md).
     */
    static final String OF_ORDER = "SELECT " + COMPUTED + " FROM orders o WHERE o.id = ?";

    private static final TypeReference<List<Paper>> PAPERS = new TypeReference<>() {};

    private final Sql sql;

    OrderPapersTable(Sql sql) {
        this.sql = sql;
    }

    /** One element of the column. A later release may write more fields into it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Paper(MaterialKind kind, String mediaType, long size, String sha256, Instant uploadedAt, ScanStatus scan) {

        ShownPaper shown() {
            return new ShownPaper(kind, mediaType, size, sha256, uploadedAt, scan);
        }
    }

    /** Computes the column again. The caller holds the order's lock, and has flushed its change of a material. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refresh(UUID order) {
        sql.update("UPDATE orders o SET o.papers = " + COMPUTED + " WHERE o.id = ?", order);
    }

    /** Reads a value of the column, sorted by kind. */
    static List<ShownPaper> read(String column) {
        return JsonText.readList(column, PAPERS).stream()
                .map(Paper::shown)
                .sorted(Comparator.comparing(paper -> paper.kind().name()))
                .toList();
    }
}
