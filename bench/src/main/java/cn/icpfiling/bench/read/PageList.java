package cn.icpfiling.bench.read;

import java.util.List;

/**
 * A list with cursors, as a client requests it.
 *
 * @param name label in the table
 * @param query path and filter
 * @param id the field of an item by which the list is sorted, newest first
 * @param inThousand how many of a thousand filings are in the list, if few; its last pages take the place of the
 *     ten-thousandth. 0: many
 */
record PageList(String name, Who who, String query, String id, int inThousand) {
    /** The roles that may request a list; each has a token. */
    enum Who {
        REVIEWER,
        SUPPORT,
        PARTNER
    }

    /** The lists of filing-service that grow with the filings. A holder's lists are a few rows of the same indexes. */
    static final List<PageList> ALL = List.of(
            of("subjects, all", Who.REVIEWER, "/api/v1/subjects?", "subjectId"),
            of("subjects, a partner's", Who.PARTNER, "/api/v1/subjects?", "subjectId"),
            of("services, all", Who.REVIEWER, "/api/v1/services?", "serviceId"),
            of("services, a partner's", Who.PARTNER, "/api/v1/services?", "serviceId"),
            of("orders, all", Who.REVIEWER, "/api/v1/orders?", "orderId"),
            of("orders, all granted", Who.REVIEWER, "/api/v1/orders?state=COMPLETED&", "orderId"),
            of("orders, all that need nobody", Who.REVIEWER, "/api/v1/orders?attention=false&", "orderId"),
            rare("orders, all under review", Who.REVIEWER, "/api/v1/orders?state=PROVIDER_REVIEW&", 5),
            rare(
                    "orders, under review and a person's",
                    Who.REVIEWER,
                    "/api/v1/orders?state=PROVIDER_REVIEW&attention=true&",
                    1),
            of("orders, a partner's", Who.PARTNER, "/api/v1/orders?", "orderId"),
            of("orders, a partner's granted", Who.PARTNER, "/api/v1/orders?state=COMPLETED&", "orderId"),
            rare("orders, a partner's under review", Who.PARTNER, "/api/v1/orders?state=PROVIDER_REVIEW&", 5),
            of("service numbers, a partner's", Who.PARTNER, "/api/v1/service-numbers?", "serviceNumberId"),
            of("offline cases, all", Who.SUPPORT, "/api/v1/offline-deregistrations?", "caseId"),
            of("offline cases, all freed", Who.SUPPORT, "/api/v1/offline-deregistrations?state=FREED&", "caseId"),
            of("offline cases, a partner's", Who.PARTNER, "/api/v1/offline-deregistrations?", "caseId"),
            of(
                    "offline cases, a partner's freed",
                    Who.PARTNER,
                    "/api/v1/offline-deregistrations?state=FREED&",
                    "caseId"));

    private static PageList of(String name, Who who, String query, String id) {
        return new PageList(name, who, query, id, 0);
    }

    private static PageList rare(String name, Who who, String query, int inThousand) {
        return new PageList(name, who, query, "orderId", inThousand);
    }
}
