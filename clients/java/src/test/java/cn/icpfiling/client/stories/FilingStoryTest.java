package cn.icpfiling.client.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.client.Call;
import cn.icpfiling.client.IcpClient;
import cn.icpfiling.client.IdempotencyKey;
import cn.icpfiling.client.ProblemException;
import cn.icpfiling.client.Versioned;
import cn.icpfiling.client.Waiting;
import cn.icpfiling.client.api.AuthenticityApi;
import cn.icpfiling.client.api.FilingsApi;
import cn.icpfiling.client.api.MaterialsApi;
import cn.icpfiling.client.api.OneTimeCodesApi;
import cn.icpfiling.client.api.OrdersApi;
import cn.icpfiling.client.api.ReviewApi;
import cn.icpfiling.client.api.ServiceNumbersApi;
import cn.icpfiling.client.api.TypeChecksApi;
import cn.icpfiling.client.generated.ApiException;
import cn.icpfiling.client.model.AccessCancellation;
import cn.icpfiling.client.model.AccessStatus;
import cn.icpfiling.client.model.CancelledAccess;
import cn.icpfiling.client.model.ChecklistItem;
import cn.icpfiling.client.model.ConsentRequest;
import cn.icpfiling.client.model.FaceResult;
import cn.icpfiling.client.model.FilingType;
import cn.icpfiling.client.model.InstanceProduct;
import cn.icpfiling.client.model.IrreversibleServiceAct;
import cn.icpfiling.client.model.Order;
import cn.icpfiling.client.model.OrderRequest;
import cn.icpfiling.client.model.OrderState;
import cn.icpfiling.client.model.OwnCodePurpose;
import cn.icpfiling.client.model.OwnCodeRequest;
import cn.icpfiling.client.model.PhoneLinkRequest;
import cn.icpfiling.client.model.PrecheckRequest;
import cn.icpfiling.client.model.PrincipalAuthenticity;
import cn.icpfiling.client.model.ProviderDecision;
import cn.icpfiling.client.model.ServiceNumberRequest;
import cn.icpfiling.client.model.ServicePatch;
import cn.icpfiling.client.model.Submission;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A website is filed, its filing is changed, and its access is cancelled, against a stack that runs. */
@EnabledIfEnvironmentVariable(named = "ICP_GATEWAY_URL", matches = ".+")
class FilingStoryTest {

    private final World world = new World();
    private final Company company = Company.fresh();
    private final String phone = Company.freshPhone();

    @TempDir
    Path folder;

    private IcpClient client;
    private IcpClient reviewer;

    @Test
    void a_website_is_filed_its_filing_is_changed_and_its_access_is_cancelled() throws Exception {
        World.buyDomain(company);
        // not the reviewer of the TypeScript stories, which run at the same time: a code of the app signs in once
        reviewer = World.staff("second-reviewer");
        var holder = World.signUp(phone);
        client = holder.client();

        var service = files(holder.accountId());
        changes(service);
        cancels(service, holder.code());
    }

    private UUID files(UUID account) throws Exception {
        var check = client.api(TypeChecksApi::new)
                .checkFilingType(TypeChecksApi.APICheckFilingTypeRequest.newBuilder()
                        .filingTypeQuestion(company.typeQuestion())
                        .build());
        assertThat(check.getType()).isEqualTo(FilingType.FIRST_FILING);
        var order = orders().draftOrder(OrdersApi.APIDraftOrderRequest.newBuilder()
                .orderRequest(new OrderRequest().typeCheckId(check.getTypeCheckId()))
                .idempotencyKey(IdempotencyKey.fresh())
                .build());
        var id = order.getOrderId();
        var number = client.api(ServiceNumbersApi::new)
                .obtainServiceNumber(ServiceNumbersApi.APIObtainServiceNumberRequest.newBuilder()
                        .serviceNumberRequest(new ServiceNumberRequest()
                                .product(InstanceProduct.ECS)
                                .instanceId(World.launchServer(account)))
                        .idempotencyKey(IdempotencyKey.fresh())
                        .build());
        change(
                id,
                seen -> orders().enterSubject(OrdersApi.APIEnterSubjectRequest.newBuilder()
                        .id(id)
                        .ifMatch(seen.etag())
                        .subjectEntry(company.subject())
                        .build()));
        change(
                id,
                seen -> orders().enterService(OrdersApi.APIEnterServiceRequest.newBuilder()
                        .id(id)
                        .ifMatch(seen.etag())
                        .serviceEntry(company.service(number.getNumber()))
                        .build()));
        assertThatThrownBy(() -> submits(id)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.code()).isEqualTo("RULES_BROKEN");
            assertThat(refused.faults())
                    .extracting(ProblemException.Fault::code)
                    .contains("AUTHENTICITY_MISSING");
        });

        var granted = toTheGrant(id);

        assertThat(granted.getSubjectNumber()).matches("浙ICP备\\d{10}号");
        var filed = filings()
                .listServices(FilingsApi.APIListServicesRequest.newBuilder().build());
        assertThat(filed.getItems())
                .singleElement()
                .satisfies(one -> assertThat(one.getDomains()).containsExactly(company.domain()));
        return filed.getItems().get(0).getServiceId();
    }

    private void changes(UUID service) throws Exception {
        var order = orders().changeService(OrdersApi.APIChangeServiceRequest.newBuilder()
                .id(service)
                .idempotencyKey(IdempotencyKey.fresh())
                .build());
        var id = order.getOrderId();
        change(
                id,
                seen -> orders().changeServiceEntry(OrdersApi.APIChangeServiceEntryRequest.newBuilder()
                        .id(id)
                        .ifMatch(seen.etag())
                        .servicePatch(new ServicePatch().name("改名之后的官方网站"))
                        .build()));

        toTheGrant(id);

        var record = filings()
                .showService(FilingsApi.APIShowServiceRequest.newBuilder()
                        .id(service)
                        .build());
        assertThat(record.getEntry().getName()).isEqualTo("改名之后的官方网站");
        assertThat(record.getDomains()).containsExactly(company.domain());
    }

    private void cancels(UUID service, String signUpCode) throws Exception {
        var impact = filings()
                .showServiceImpact(FilingsApi.APIShowServiceImpactRequest.newBuilder()
                        .id(service)
                        .act(IrreversibleServiceAct.CANCEL_ACCESS)
                        .build());
        var code = client.api(OneTimeCodesApi::new)
                .requestOwnCode(OneTimeCodesApi.APIRequestOwnCodeRequest.newBuilder()
                        .ownCodeRequest(new OwnCodeRequest()
                                .purpose(OwnCodePurpose.CANCEL_ACCESS)
                                ._object(service))
                        .build());
        var proof = new AccessCancellation()
                .impactToken(impact.getImpactToken())
                .codeId(code.getCodeId())
                .code(World.codeTo(phone, "SMS", Set.of(signUpCode)));

        assertThatThrownBy(() -> cancel(service, proof.filingPassword("wrong234")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo("FILING_PASSWORD_WRONG"));
        var cancelled = cancel(
                service,
                proof.filingPassword(World.filingPassword(company.head().phone())));

        assertThat(cancelled.getAccessStatus()).isEqualTo(AccessStatus.CANCELLED);
    }

    private CancelledAccess cancel(UUID service, AccessCancellation proof) throws ApiException {
        return filings()
                .cancelAccess(FilingsApi.APICancelAccessRequest.newBuilder()
                        .id(service)
                        .accessCancellation(proof)
                        .idempotencyKey(IdempotencyKey.fresh())
                        .build());
    }

    /** From the papers to the authority's decision: what the holder, the principals, the reviewer and the authority do. */
    private Order toTheGrant(UUID id) throws Exception {
        var checklist = materials()
                .showChecklist(
                        MaterialsApi.APIShowChecklistRequest.newBuilder().id(id).build());
        for (var item :
                checklist.getItems().stream().filter(ChecklistItem::getRequired).toList()) {
            var paper = World.paper(folder).toFile();
            change(
                    id,
                    seen -> materials()
                            .uploadMaterial(MaterialsApi.APIUploadMaterialRequest.newBuilder()
                                    .id(id)
                                    .kind(item.getKind())
                                    .ifMatch(seen.etag())
                                    .body(paper)
                                    .build()));
        }
        showFaces(id);
        var precheck = orders().precheckOrder(OrdersApi.APIPrecheckOrderRequest.newBuilder()
                .precheckRequest(new PrecheckRequest().orderId(id))
                .build());
        assertThat(precheck.getErrors()).isEmpty();
        submits(id);
        await(id, order -> order.getVerdict() != null);
        Versioned.change(
                () -> reviewer.api(OrdersApi::new)
                        .showOrderWithHttpInfo(OrdersApi.APIShowOrderRequest.newBuilder()
                                .id(id)
                                .build()),
                seen -> reviewer.api(ReviewApi::new)
                        .decideOrder(ReviewApi.APIDecideOrderRequest.newBuilder()
                                .id(id)
                                .ifMatch(seen.etag())
                                .idempotencyKey(IdempotencyKey.fresh())
                                .providerDecision(
                                        new ProviderDecision().decision(ProviderDecision.DecisionEnum.APPROVE))
                                .build()));
        await(id, order -> order.getState() == OrderState.SMS_PENDING);
        world.typeAuthorityCode(company.head());
        world.typeAuthorityCode(company.webmaster());
        return await(id, order -> order.getState() == OrderState.COMPLETED);
    }

    /** Each principal opens a link on the phone, agrees and shows the face. */
    private void showFaces(UUID id) throws Exception {
        var holder = client.api(AuthenticityApi::new);
        var phone = World.VISITOR.api(AuthenticityApi::new);
        var standing = holder.showAuthenticity(
                AuthenticityApi.APIShowAuthenticityRequest.newBuilder().id(id).build());
        for (var principal : standing.getItems()) {
            if (principal.getStanding() == PrincipalAuthenticity.StandingEnum.DONE) {
                continue;
            }
            var link = holder.linkPhone(AuthenticityApi.APILinkPhoneRequest.newBuilder()
                    .id(id)
                    .phoneLinkRequest(new PhoneLinkRequest().part(principal.getPart()))
                    .build());
            var secret = link.getUrl().substring(link.getUrl().length() - 43);
            var step = phone.showAuthenticityStep(AuthenticityApi.APIShowAuthenticityStepRequest.newBuilder()
                    .secret(secret)
                    .build());
            phone.giveConsent(AuthenticityApi.APIGiveConsentRequest.newBuilder()
                    .secret(secret)
                    .consentRequest(
                            new ConsentRequest().version(step.getConsent().getVersion()))
                    .build());
            var shown = phone.uploadFace(AuthenticityApi.APIUploadFaceRequest.newBuilder()
                    .secret(secret)
                    .body(World.face(folder).toFile())
                    .build());
            assertThat(shown.getResult()).isEqualTo(FaceResult.MATCH);
        }
    }

    private void submits(UUID id) throws ApiException {
        var confirmation = orders().showConfirmation(
                        OrdersApi.APIShowConfirmationRequest.newBuilder().id(id).build());
        var submission = new Submission()
                .declarationVersion(confirmation.getDeclaration().getVersion())
                .accepted(true);
        change(
                id,
                seen -> orders().submitOrder(OrdersApi.APISubmitOrderRequest.newBuilder()
                        .id(id)
                        .ifMatch(seen.etag())
                        .idempotencyKey(IdempotencyKey.fresh())
                        .submission(submission)
                        .build()));
    }

    private Order await(UUID id, Predicate<Order> reached) throws Exception {
        return Waiting.until(
                reached,
                () -> orders().showOrder(OrdersApi.APIShowOrderRequest.newBuilder()
                        .id(id)
                        .build()),
                World.PATIENCE,
                World.PAUSE);
    }

    private <T> T change(UUID id, Call.With<Versioned<Order>, T> act) throws ApiException {
        return Versioned.change(
                () -> orders().showOrderWithHttpInfo(OrdersApi.APIShowOrderRequest.newBuilder()
                        .id(id)
                        .build()),
                act);
    }

    private OrdersApi orders() {
        return client.api(OrdersApi::new);
    }

    private FilingsApi filings() {
        return client.api(FilingsApi::new);
    }

    private MaterialsApi materials() {
        return client.api(MaterialsApi::new);
    }
}
