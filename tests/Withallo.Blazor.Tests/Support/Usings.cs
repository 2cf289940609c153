// bunit has one of its own, for the tests of an older version.
global using TestContext = Xunit.TestContext;
