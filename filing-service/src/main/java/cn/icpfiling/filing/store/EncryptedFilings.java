package cn.icpfiling.filing.store;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The encrypted columns of this service. An order and an offline case keep the value of their type check, bound to that
 * row.
 */
@ApplicationScoped
class EncryptedFilings implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(
                EncryptedColumn.of("filing_type_checks", "id", "certificate_number"),
                EncryptedColumn.of("filing_type_checks", "id", "old_filing"),
                new EncryptedColumn(
                        "orders",
                        "id",
                        "certificate_number",
                        "type_check_id",
                        "filing_type_checks",
                        "certificate_number"),
                new EncryptedColumn(
                        "offline_deregistrations",
                        "id",
                        "certificate_number",
                        "type_check_id",
                        "filing_type_checks",
                        "certificate_number"),
                EncryptedColumn.of("offline_deregistrations", "id", "applicant"),
                EncryptedColumn.of("order_contents", "order_id", "subject"),
                EncryptedColumn.of("order_contents", "order_id", "service"),
                EncryptedColumn.of("prefilled_orders", "id", "content"),
                EncryptedColumn.of("subjects", "id", "certificate_number"),
                EncryptedColumn.of("subjects", "id", "name"),
                EncryptedColumn.of("subjects", "id", "content"),
                EncryptedColumn.of("filed_services", "id", "content"),
                EncryptedColumn.of("imported_filings", "id", "contacts"),
                EncryptedColumn.of("authority_results", "id", "content"),
                EncryptedColumn.of("spot_checks", "id", "note"),
                EncryptedColumn.of("spot_check_results", "id", "opinion"),
                EncryptedColumn.ofFiles("authority_uploads", "id", "content"),
                EncryptedColumn.ofFiles("authority_downloads", "id", "content"),
                EncryptedColumn.of("operation_lines", "id", "entry"),
                EncryptedColumn.of("operation_lines", "id", "problem"),
                EncryptedColumn.of("idempotent_requests", "id", "encrypted_response"));
    }
}
