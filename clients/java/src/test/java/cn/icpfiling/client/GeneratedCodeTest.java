package cn.icpfiling.client;

import static cn.icpfiling.client.ScriptedServer.Answer.json;
import static cn.icpfiling.client.ScriptedServer.Answer.problem;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.client.api.EventsApi;
import cn.icpfiling.client.api.MaterialsApi;
import cn.icpfiling.client.api.OperationsApi;
import cn.icpfiling.client.api.OrdersApi;
import cn.icpfiling.client.api.PartnersApi;
import cn.icpfiling.client.model.BulkOrderLine;
import cn.icpfiling.client.model.EventPage;
import cn.icpfiling.client.model.MaterialKind;
import cn.icpfiling.client.model.NewPartnerContact;
import cn.icpfiling.client.model.OrderPage;
import cn.icpfiling.client.model.OrderState;
import cn.icpfiling.client.model.OrderSummary;
import cn.icpfiling.client.model.OrderType;
import cn.icpfiling.client.model.PersonPatch;
import cn.icpfiling.client.model.SubjectPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract that grows does not break a client that was generated before, and bodies are what the contract says. */
class GeneratedCodeTest {

    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    @Test
    void values_and_members_of_a_later_release_are_tolerated() throws Exception {
        var later = """
                {"orderId": "%s", "state": "OF_A_LATER_RELEASE", "type": "FIRST_FILING", "later": {"a": [1]},
                 "createdAt": "2026-11-24T08:00:00.123456Z", "region": {"province": "33", "later": true}}
                """.formatted(ID);
        try (var server = ScriptedServer.of(json(200, later))) {
            var order = client(server).api(OrdersApi::new).showOrder(ID, null, null);

            assertThat(order.getState()).isEqualTo(OrderState.UNKNOWN_DEFAULT_OPEN_API);
            assertThat(order.getType()).isEqualTo(OrderType.FIRST_FILING);
            assertThat(order.getRegion().getProvince()).isEqualTo("33");
            assertThat(order.getCreatedAt().getNano()).isEqualTo(123_456_000);
        }
    }

    @Test
    void a_merge_patch_tells_null_from_omitted() throws Exception {
        try (var server = ScriptedServer.of(json(200, "{}", "ETag", "\"8\""))) {
            var patch = new SubjectPatch().name("新名称").remark(null).principal(new PersonPatch().mail(null));

            client(server)
                    .api(OrdersApi::new)
                    .changeSubjectEntry(OrdersApi.APIChangeSubjectEntryRequest.newBuilder()
                            .id(ID)
                            .ifMatch("\"7\"")
                            .subjectPatch(patch)
                            .build());

            assertThat(server.asked()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("PATCH");
                assertThat(request.header("Content-Type")).hasValue("application/merge-patch+json");
                assertThat(IcpClient.at(server.address()).build().json().readTree(request.body()))
                        .hasToString("{\"name\":\"新名称\",\"remark\":null,\"principal\":{\"mail\":null}}");
            });
        }
    }

    @Test
    void a_file_goes_as_its_bytes_and_bulk_orders_as_lines(@TempDir Path folder) throws Exception {
        var paper = Files.writeString(folder.resolve("paper.png"), "bytes of a picture");
        try (var server = ScriptedServer.of(json(200, "{}"))) {
            var client = client(server);
            client.api(MaterialsApi::new)
                    .uploadMaterial(MaterialsApi.APIUploadMaterialRequest.newBuilder()
                            .id(ID)
                            .kind(MaterialKind.SUBJECT_CERTIFICATE)
                            .ifMatch("\"7\"")
                            .body(paper.toFile())
                            .build());
            var lines = client.lines(List.of(
                    new BulkOrderLine().reference("C-1").onBehalfOf(ID),
                    new BulkOrderLine().reference("C-2").onBehalfOf(ID)));
            client.api(OperationsApi::new).startBulkOrders(IdempotencyKey.fresh(), lines);

            assertThat(server.asked().get(0).body()).isEqualTo("bytes of a picture");
            assertThat(server.asked().get(1).header("Content-Type")).hasValue("application/x-ndjson");
            assertThat(server.asked().get(1).body())
                    .isEqualTo(
                            "{\"reference\":\"C-1\",\"onBehalfOf\":\"%1$s\"}\n{\"reference\":\"C-2\",\"onBehalfOf\":\"%1$s\"}"
                                    .formatted(ID));
        }
    }

    @Test
    void the_first_contact_of_a_partner_names_no_version() throws Exception {
        try (var server = ScriptedServer.of(json(200, "{}", "ETag", "\"1-\""))) {
            client(server)
                    .api(PartnersApi::new)
                    .replacePartnerContact(PartnersApi.APIReplacePartnerContactRequest.newBuilder()
                            .id(ID)
                            .newPartnerContact(new NewPartnerContact().name("Operations"))
                            .build());

            assertThat(server.asked())
                    .singleElement()
                    .satisfies(request -> assertThat(request.header("If-Match")).isEmpty());
        }
    }

    @Test
    void a_version_that_is_gone_is_read_again() throws Exception {
        try (var server = ScriptedServer.of(
                json(200, "{}", "ETag", "\"1\""),
                problem(412, "PRECONDITION_FAILED"),
                json(200, "{}", "ETag", "\"2\""),
                json(200, "{}", "ETag", "\"3\""))) {
            var orders = client(server).api(OrdersApi::new);

            Versioned.change(
                    () -> orders.showOrderWithHttpInfo(ID, null, null),
                    order -> orders.changeSubjectEntry(OrdersApi.APIChangeSubjectEntryRequest.newBuilder()
                            .id(ID)
                            .ifMatch(order.etag())
                            .subjectPatch(new SubjectPatch())
                            .build()));

            assertThat(server.asked().get(1).header("If-Match")).hasValue("\"1\"");
            assertThat(server.asked().get(3).header("If-Match")).hasValue("\"2\"");
        }
    }

    @Test
    void a_list_is_read_page_by_page() throws Exception {
        var first = "{\"items\":[{\"orderId\":\"%s\"},{\"orderId\":\"%s\"}],\"next\":\"n1\"}".formatted(ID, ID);
        var second = "{\"items\":[],\"next\":\"n2\"}";
        var third = "{\"items\":[{\"orderId\":\"%s\"}]}".formatted(ID);
        try (var server = ScriptedServer.of(json(200, first), json(200, second), json(200, third))) {
            var orders = client(server).api(OrdersApi::new);
            var seen = new ArrayList<OrderSummary>();

            Pages.of(
                            cursor -> orders.listOrders(OrdersApi.APIListOrdersRequest.newBuilder()
                                    .cursor(cursor)
                                    .build()),
                            OrderPage::getItems,
                            OrderPage::getNext)
                    .forEach(seen::add);

            assertThat(seen).hasSize(3);
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void the_event_log_ends_where_nothing_follows_although_it_always_has_a_cursor() throws Exception {
        var event = "{\"number\":1,\"eventId\":\"%s\",\"type\":\"filing.order.submitted\"}".formatted(ID);
        var first = "{\"items\":[%s],\"next\":\"n1\",\"more\":true}".formatted(event);
        var noneOfTheseTypes = "{\"items\":[],\"next\":\"n2\",\"more\":true}";
        var last = "{\"items\":[%s],\"next\":\"n3\",\"more\":false}".formatted(event);
        var nothing = "{\"items\":[],\"next\":\"n3\",\"more\":false}";
        try (var server = ScriptedServer.of(
                json(200, first),
                json(200, noneOfTheseTypes),
                json(200, last),
                json(200, nothing),
                problem(500, "READ_ONCE_TOO_OFTEN"))) {
            var events = client(server).api(EventsApi::new);

            var seen = Pages.of(
                            after -> events.listEvents(EventsApi.APIListEventsRequest.newBuilder()
                                    .after(after)
                                    .build()),
                            EventPage::getItems,
                            EventPage::getNext)
                    .iterator();

            assertThat(seen).toIterable().hasSize(2);
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void waiting_ends_with_the_state_or_with_the_time() throws Exception {
        var seen = new int[1];

        assertThat(Waiting.until(n -> n == 2, () -> ++seen[0], Duration.ofSeconds(5)))
                .isEqualTo(2);
        Assertions.assertThatThrownBy(() -> Waiting.until(n -> false, () -> 0, Duration.ofMillis(10)))
                .isInstanceOf(TimeoutException.class);
    }

    private static IcpClient client(ScriptedServer server) {
        return IcpClient.at(server.address()).tokens(Tokens.fixed("t")).build();
    }
}
