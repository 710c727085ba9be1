package cn.icpfiling.client.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.client.IcpClient;
import cn.icpfiling.client.IdempotencyKey;
import cn.icpfiling.client.Pages;
import cn.icpfiling.client.PartnerTokens;
import cn.icpfiling.client.ProblemException;
import cn.icpfiling.client.SignedAssertion;
import cn.icpfiling.client.Tokens;
import cn.icpfiling.client.Waiting;
import cn.icpfiling.client.api.CustomersApi;
import cn.icpfiling.client.api.OperationsApi;
import cn.icpfiling.client.api.OrdersApi;
import cn.icpfiling.client.api.PartnersApi;
import cn.icpfiling.client.model.BulkOrderLine;
import cn.icpfiling.client.model.Credential;
import cn.icpfiling.client.model.CredentialKind;
import cn.icpfiling.client.model.NewClient;
import cn.icpfiling.client.model.NewCredential;
import cn.icpfiling.client.model.NewCredentialPublicKeyValue;
import cn.icpfiling.client.model.NewCustomer;
import cn.icpfiling.client.model.NewPartner;
import cn.icpfiling.client.model.Operation;
import cn.icpfiling.client.model.OperationResult;
import cn.icpfiling.client.model.OperationResultPage;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A partner files for several customers in one call, against a stack that runs. */
@EnabledIfEnvironmentVariable(named = "ICP_GATEWAY_URL", matches = ".+")
class BulkStoryTest {

    private static final int CUSTOMERS = 5;
    private static final List<String> SCOPES = List.of(
            "clients:write", "customers:read", "customers:write", "filings:read", "filings:write", "events:read");

    @Test
    void a_partner_files_for_several_customers_in_one_call() throws Exception {
        var administrator = World.staff("administrator").api(PartnersApi::new);
        var partnerId = administrator
                .addPartner(PartnersApi.APIAddPartnerRequest.newBuilder()
                        .idempotencyKey(IdempotencyKey.fresh())
                        .newPartner(new NewPartner().name("hoster " + UUID.randomUUID()))
                        .build())
                .getPartnerId();
        var clientId = administrator
                .addClient(PartnersApi.APIAddClientRequest.newBuilder()
                        .id(partnerId)
                        .idempotencyKey(IdempotencyKey.fresh())
                        .newClient(new NewClient().name("panel").scopes(SCOPES))
                        .build())
                .getClientId();
        var secret = credential(administrator, partnerId, clientId, new NewCredential().kind(CredentialKind.SECRET))
                .getSecret();
        var bySecret = client(PartnerTokens.bySecret(World.HTTP, World.GATEWAY, clientId.toString(), secret));
        var partner = withAKeyOfItsOwn(bySecret, partnerId, clientId);

        var lines = new ArrayList<BulkOrderLine>();
        for (var number = 1; number <= CUSTOMERS; number++) {
            var customer = partner.api(CustomersApi::new)
                    .openCustomer(CustomersApi.APIOpenCustomerRequest.newBuilder()
                            .id(partnerId)
                            .idempotencyKey(IdempotencyKey.fresh())
                            .newCustomer(new NewCustomer().reference("C-" + number))
                            .build());
            lines.add(line(customer.getReference(), customer.getCustomerId()));
        }
        lines.add(line("C-0", partnerId));
        var operations = partner.api(OperationsApi::new);
        var request = OperationsApi.APIStartBulkOrdersRequest.newBuilder()
                .idempotencyKey("\"day-1-" + partnerId + "\"")
                .body(partner.lines(lines))
                .build();

        var operation = operations.startBulkOrders(request).getOperationId();
        assertThat(operations.startBulkOrders(request).getOperationId()).isEqualTo(operation);
        var finished = Waiting.until(
                seen -> seen.getState() == Operation.StateEnum.FINISHED,
                () -> operations.showOperation(OperationsApi.APIShowOperationRequest.newBuilder()
                        .id(operation)
                        .build()),
                World.PATIENCE,
                World.PAUSE);

        assertThat(finished.getDone()).isEqualTo(CUSTOMERS);
        assertThat(finished.getFailed()).isOne();
        var results = new ArrayList<OperationResult>();
        Pages.of(
                        cursor -> operations.listOperationResults(
                                OperationsApi.APIListOperationResultsRequest.newBuilder()
                                        .id(operation)
                                        .cursor(cursor)
                                        .limit(2)
                                        .build()),
                        OperationResultPage::getItems,
                        OperationResultPage::getNext)
                .forEach(results::add);
        assertThat(results)
                .extracting(OperationResult::getReference)
                .containsExactly("C-1", "C-2", "C-3", "C-4", "C-5", "C-0");
        assertThat(results.get(CUSTOMERS).getProblem().getCode()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_wrong_secret_is_a_problem_of_the_token_endpoint() {
        var orders = client(PartnerTokens.bySecret(World.HTTP, World.GATEWAY, "nobody", "wrong"))
                .api(OrdersApi::new);

        assertThatThrownBy(() -> orders.listOrders(
                        OrdersApi.APIListOrdersRequest.newBuilder().build()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo("INVALID_CLIENT"));
    }

    /** From here on with a signed assertion, as in production. */
    private static IcpClient withAKeyOfItsOwn(IcpClient bySecret, UUID partner, UUID client) throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        // The last 32 bytes of the X.509 form are the point.
        var encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
        var point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        var x = Base64.getUrlEncoder().withoutPadding().encodeToString(point);
        credential(
                bySecret.api(PartnersApi::new),
                partner,
                client,
                new NewCredential()
                        .kind(CredentialKind.PUBLIC_KEY)
                        .publicKey(Map.of("kty", member("OKP"), "crv", member("Ed25519"), "x", member(x))));
        var assertion = new SignedAssertion(client.toString(), World.GATEWAY, pair.getPrivate());
        return client(PartnerTokens.byAssertion(World.HTTP, World.GATEWAY, assertion));
    }

    private static NewCredentialPublicKeyValue member(String value) {
        return new NewCredentialPublicKeyValue(value);
    }

    private static Credential credential(PartnersApi partners, UUID partner, UUID client, NewCredential wanted)
            throws Exception {
        return partners.addCredential(PartnersApi.APIAddCredentialRequest.newBuilder()
                .id(partner)
                .client(client)
                .idempotencyKey(IdempotencyKey.fresh())
                .newCredential(wanted)
                .build());
    }

    private static IcpClient client(Tokens tokens) {
        return IcpClient.at(World.GATEWAY)
                .tokens(tokens)
                .language(Locale.ENGLISH)
                .build();
    }

    private static BulkOrderLine line(String reference, UUID customer) {
        var company = Company.fresh();
        return new BulkOrderLine()
                .reference(reference)
                .onBehalfOf(customer)
                .typeCheck(company.typeQuestion())
                .subject(company.subject())
                .service(company.service(null));
    }
}
