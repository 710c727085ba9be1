package cn.icpfiling.platform.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/** A small contract that uses each kind of rule once, and edits of it. */
final class PlantedContract {
    private static final String TEXT = """
            openapi: 3.1.0
            servers: [ { url: / } ]
            security: [ { bearer: [] } ]
            paths:
              /orders:
                get:
                  operationId: listOrders
                  x-icp-roles: [applicant, partner]
                  x-icp-scope: orders:read
                  security: [ { bearer: [] }, { client: ['orders:read'] } ]
                  parameters:
                    - { $ref: '#/components/parameters/Limit' }
                    - { name: state, in: query, schema: { type: array, items: { type: string } }, explode: true }
                    - { name: X-Locale, in: header, schema: { type: string, enum: [zh, en], default: zh } }
                  responses:
                    '200':
                      headers: { ETag: { required: true, schema: { type: string } } }
                      content:
                        application/json: { schema: { $ref: '#/components/schemas/Page' } }
                        text/csv: { schema: { type: string } }
                    '409': { description: none }
                post:
                  operationId: createOrder
                  x-icp-roles: [applicant]
                  x-icp-max-body-bytes: 20971520
                  x-icp-fresh-factor: 30
                  requestBody:
                    content:
                      application/json: { schema: { $ref: '#/components/schemas/NewOrder' } }
                      application/x-ndjson: { schema: { type: string, x-icp-line: { $ref: '#/components/schemas/Line' } } }
                  responses: { '201': { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
              /open:
                get: { operationId: readOpen, security: [], responses: { '204': { description: none } } }
            components:
              securitySchemes:
                bearer: { type: http, scheme: bearer }
                client: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { 'orders:read': Read } } } }
              parameters:
                Limit: { name: limit, in: query, schema: { type: integer, format: int32, minimum: 1, maximum: 100 } }
              schemas:
                Page: { type: object, properties: { items: { type: array, maxItems: 100, items: { $ref: '#/components/schemas/Order' } } } }
                Order:
                  type: object
                  required: [id, state]
                  properties:
                    id: { type: string, format: uuid }
                    state: { type: string, enum: [DRAFT, FILED] }
                    reason: { type: string, enum: [NO_SITE], description: Why. May grow. }
                    note: { type: string, maxLength: 200 }
                    code: { type: string, pattern: '^[A-Z]+$' }
                    size: { type: number, minimum: 0 }
                    extra: { type: object, additionalProperties: { type: integer } }
                    parent: { $ref: '#/components/schemas/Order' }
                    way: { oneOf: [ { type: string }, { type: object, required: [at], properties: { at: { type: string } } } ] }
                NewOrder:
                  type: object
                  additionalProperties: true
                  required: [name]
                  properties:
                    name: { type: string, minLength: 1, maxLength: 50, pattern: '^\\S' }
                    kind: { type: string, enum: [FIRST, CHANGE] }
                    phone: { type: [string, 'null'], format: phone }
                    count: { type: integer, format: int32, default: 1 }
                    tags: { type: array, items: { type: string }, maxItems: 20 }
                    way: { oneOf: [ { type: string }, { type: integer } ] }
                Line: { type: object, properties: { reference: { type: string, maxLength: 64 } } }
            """;

    private PlantedContract() {}

    static JsonNode original() {
        return read(TEXT);
    }

    /** Returns the breaks of one edit, which must change the text. */
    static List<Break> breaksOf(String from, String to) {
        var edited = TEXT.replace(from, to);
        assertThat(edited).as(from).isNotEqualTo(TEXT);
        return OpenApiComparison.between(original(), read(edited));
    }

    private static JsonNode read(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
