/**
 * Keys and certificates for tests, by the JDK alone: a module of its own below the test kit, because the tests of platform/web need them and
 * the test kit would bring them a database, a broker and the contract of a service.
 */
package cn.icpfiling.platform.testkeys;
