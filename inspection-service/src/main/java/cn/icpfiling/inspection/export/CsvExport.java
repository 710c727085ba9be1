package cn.icpfiling.inspection.export;

import cn.icpfiling.platform.page.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** Reads a list page by page, each in its own transaction, and answers it as one CSV file. */
public final class CsvExport {
    public static final String CSV = "text/csv";
    /** Rows of one response; about 3 MB. */
    public static final int MOST_ROWS = 10_000;

    private static final String UTF8 = CSV + ";charset=UTF-8";

    private CsvExport() {}

    /**
     * @param cursor of the first page; null from the beginning
     * @param page reads the page that the cursor names
     * @param cells the cells of a row; null for an empty one
     */
    public static <T> Response of(
            String fileName,
            List<String> header,
            UriInfo uri,
            String cursor,
            Function<String, Page<T>> page,
            Function<T, List<?>> cells) {
        var text = new CsvText(header);
        var next = cursor;
        var rows = 0;
        do {
            var read = page.apply(next);
            read.items().forEach(item -> text.row(cells.apply(item)));
            rows += read.items().size();
            next = read.next();
        } while (next != null && rows + Page.MAX_LIMIT <= MOST_ROWS);
        var response = file(fileName, text);
        return next == null
                ? response.build()
                : response.header(HttpHeaders.LINK, "<" + link(uri, next) + ">; rel=\"next\"")
                        .build();
    }

    /** A file that is complete. */
    public static Response.ResponseBuilder file(String fileName, CsvText text) {
        return Response.ok(text.bytes(), UTF8)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
    }

    private static String link(UriInfo uri, String next) {
        var target =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        return target.getRawPath() + "?" + target.getRawQuery();
    }
}
