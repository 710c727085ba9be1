package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.store.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The published clean-up lists. */
@ApplicationScoped
class CleanUpLists {

    private static final TypeReference<List<CleanUpList.Line>> LINES = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;

    CleanUpLists(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void add(CleanUpList list) {
        sql.update(
                """
                INSERT INTO authority_clean_up_lists (id, province, kind, published_on, deletion_day, titled, list_lines)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                list.id().toString(),
                list.province(),
                list.kind().name(),
                list.publishedOn(),
                list.deletionDay(),
                list.titled(),
                written(list.lines()));
    }

    Optional<CleanUpList> find(UUID id) {
        return sql.first(
                row -> new CleanUpList(
                        id,
                        row.text("province"),
                        CleanUpList.Kind.valueOf(row.text("kind")),
                        LocalDate.parse(row.text("published_on")),
                        LocalDate.parse(row.text("deletion_day")),
                        row.number("titled") != 0,
                        read(row.text("list_lines"))),
                "SELECT * FROM authority_clean_up_lists WHERE id = ?",
                id.toString());
    }

    private String written(List<CleanUpList.Line> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lines are always JSON", e);
        }
    }

    private List<CleanUpList.Line> read(String text) {
        try {
            return json.readValue(text, LINES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list was stored that is no JSON", e);
        }
    }
}
