package cn.icpfiling.filing.store;

import cn.icpfiling.platform.crypto.SealedColumn;
import cn.icpfiling.platform.crypto.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The encrypted columns of this service. An order and an offline case keep the value of their type check, bound to that
 * row.
 */
@ApplicationScoped
class SealedFilings implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.of("filing_type_checks", "id", "certificate_number"),
                new SealedColumn(
                        "orders",
                        "id",
                        "certificate_number",
                        "type_check_id",
                        "filing_type_checks",
                        "certificate_number"),
                new SealedColumn(
                        "offline_deregistrations",
                        "id",
                        "certificate_number",
                        "type_check_id",
                        "filing_type_checks",
                        "certificate_number"),
                SealedColumn.of("offline_deregistrations", "id", "applicant"),
                SealedColumn.of("order_contents", "order_id", "subject"),
                SealedColumn.of("order_contents", "order_id", "service"),
                SealedColumn.of("subjects", "id", "certificate_number"),
                SealedColumn.of("subjects", "id", "name"),
                SealedColumn.of("subjects", "id", "content"),
                SealedColumn.of("filed_services", "id", "content"),
                SealedColumn.of("authority_results", "id", "content"),
                SealedColumn.of("spot_checks", "id", "note"),
                SealedColumn.of("spot_check_results", "id", "opinion"),
                SealedColumn.ofFiles("authority_uploads", "id", "content"),
                SealedColumn.ofFiles("authority_downloads", "id", "content"),
                SealedColumn.of("bulk_order_items", "id", "entry"),
                SealedColumn.of("bulk_order_items", "id", "problem"),
                SealedColumn.of("idempotency", "id", "sealed"));
    }
}
