package it;

public class Greeting {
    public String text() {
        return "hello";
    }
}
