/**
 * Compares the contracts and migrations of today with those of the last release, which {@code ./icp release} froze in
 * {@code docs/releases}. A change that breaks a caller, a consumer of events or a running replica fails the build.
 * {@link cn.icpfiling.platform.testkit.release.BreakRule} lists what counts as a break.
 *
 * <p>One principle decides about schemas. A request must accept every document that the last release accepted. A
 * response must be a document that the last release could have sent, except for new properties, which clients ignore.
 * An event obeys the rule of responses and gets no new required property, because old events stay in their topics.
 *
 * <p>This is own code. openapi-diff 2.1 reports no change if a property of a referenced schema changes its type
 * (its issue 910, OpenAPI 3.1). api-smart-diff calls a response's change from string to integer compatible.
 * swagger-brake does not compare {@code const} (its issue 219). oasdiff reads OpenAPI 3.1, and its rules for bounds and
 * types are followed here. It is a Go program outside of the build's repositories, and it reads neither roles nor the
 * schema of an NDJSON line, nor events or migrations.
 */
package cn.icpfiling.platform.testkit.release;
