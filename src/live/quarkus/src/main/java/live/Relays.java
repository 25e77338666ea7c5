package live;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The ways to relay a stream in Quarkus REST, each under a path of its own. */
@Path("/")
public class Relays {

    private static final String CHAT = "/v1/chat/completions";

    private final Model model;

    public Relays(@RestClient Model model) {
        this.model = model;
    }

    /** Wrong: the SDKs of OpenAI accept JSON alone, so they get status 406. */
    @POST
    @Path("/produces" + CHAT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> produces(String body) {
        return model.chat(body);
    }

    /** Right: whatever is accepted below this path, events are. */
    @ServerRequestFilter(preMatching = true)
    public void acceptEvents(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/accepting")) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.SERVER_SENT_EVENTS);
        }
    }

    @POST
    @Path("/accepting" + CHAT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> accepting(String body) {
        return model.chat(body);
    }
}
