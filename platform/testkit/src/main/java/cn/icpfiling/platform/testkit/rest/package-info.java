/**
 * Requests of tests, written as with REST Assured: {@code given().header(…).get(…).then().statusCode(200).body("a.b", equalTo(1))}.
 *
 * <p>REST Assured sends each call through Groovy's method dispatch, which took between 30 and 40 % of the processor time of a
 * service's tests (flight recordings of filing-service and inspection-service). The classes here have its names and its
 * meaning, are plain Java over Apache HttpClient, and leave every JSON path that is more than names, indices and simple
 * conditions to REST Assured itself.
 */
package cn.icpfiling.platform.testkit.rest;
