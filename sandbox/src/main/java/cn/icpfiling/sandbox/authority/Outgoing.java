package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.store.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Records that wait to be downloaded, in the order in which they occurred. */
@ApplicationScoped
class Outgoing {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(LegalTime.ZONE);

    private final Sql sql;
    private final ObjectMapper json;

    Outgoing(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    void add(String group, XmlElement... fields) {
        try {
            sql.update(
                    "INSERT INTO authority_outgoing_records (group_name, record) VALUES (?, ?)",
                    group,
                    json.writeValueAsString(XmlElement.of("Record", List.of(fields))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written", e);
        }
    }

    List<Long> waiting(int most) {
        return sql.list(
                row -> row.number("id"),
                "SELECT id FROM authority_outgoing_records WHERE download_id IS NULL ORDER BY id LIMIT ? FOR UPDATE",
                most);
    }

    /** The ids are consecutive in this order, so a range names them. Rows that came meanwhile have higher ids. */
    void assign(List<Long> ids, long download) {
        sql.update(
                "UPDATE authority_outgoing_records SET download_id = ? WHERE download_id IS NULL AND id BETWEEN ? AND ?",
                download,
                ids.getFirst(),
                ids.getLast());
    }

    List<Waiting> of(long download) {
        return sql.list(
                row -> new Waiting(row.text("group_name"), read(row.text("record"))),
                "SELECT group_name, record FROM authority_outgoing_records WHERE download_id = ? ORDER BY id",
                download);
    }

    private XmlElement read(String record) {
        try {
            return json.readValue(record, XmlElement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored record could not be read", e);
        }
    }

    record Waiting(String group, XmlElement content) {}
}
